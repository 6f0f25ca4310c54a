import 'server-only';
import type { PageLanguages } from '@/server/contracts/report-words';
import { pageLanguages } from '@/server/services/report-requests/languages';

/** Words of the patient’s page in every language of the catalogue; they say nothing about anybody and need no link. */
export const languagesOfPage = (): PageLanguages => pageLanguages();
