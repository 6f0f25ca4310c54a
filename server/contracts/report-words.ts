import { z } from 'zod';

/** Names of the words of the patient’s page; each language of the catalogue has all of them and no other. */
export const PAGE_WORDS = [
  'title', 'born', 'bornWhy', 'day', 'month', 'year', 'open', 'bornWrong', 'closed', 'adults', 'many', 'noLink', 'ended', 'offline', 'who', 'patient',
  'carer', 'interpreter', 'rather', 'back', 'next', 'choose', 'saved', 'of', 'chooseAll', 'check', 'change', 'send', 'sent', 'number', 'copy', 'handBack',
  'handed', 'night', 'emergency', 'helpTitle', 'helpSees', 'call', 'danger', 'callClinic', 'worse', 'either', 'last', 'sentOn', 'goOn', 'stop',
  'stopped', 'noReview', 'when', 'always', 'notSure', 'compared', 'keep', 'noLinkWhy', 'monthOrSeason', 'spring', 'summer', 'autumn', 'winter',
  'whenWrong', 'notTaken', 'forClinic', 'needsScript', 'dangerAnywhere', 'language', 'elsewhere', 'stopHandBack',
] as const;

export const pageWordsSchema = z.record(z.enum(PAGE_WORDS), z.string().min(1));
export type PageWords = z.output<typeof pageWordsSchema>;

/** One language of the catalogue as the page needs it. */
export type PageLanguage = { readonly code: string; readonly name: string; readonly words: PageWords };
/** The language of the content first. */
export type PageLanguages = readonly [PageLanguage, ...PageLanguage[]];
