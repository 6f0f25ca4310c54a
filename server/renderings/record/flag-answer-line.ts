import { dayWords } from '@/server/renderings/note/day-words';
import { cleanText } from '@/server/renderings/note/clean-text';
import type { AnsweredFlag } from '@/server/renderings/fhir/record-bundle';

/** What a prescriber did about a raised flag and whether that settled it: one sentence that travels with the record. */
export const flagAnswerLine = ({ title, what, settled, on, by }: AnsweredFlag): string =>
  `${dayWords(on)}: ${cleanText(title)}. ${settled === null ? 'Answered' : settled ? 'Settled' : 'Stays open'}: ${cleanText(what)} (${cleanText(by)})`;
