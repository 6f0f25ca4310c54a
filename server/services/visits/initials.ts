import type { NotePatient } from '@/server/clinical/model/note';

/** First letters of given and family name: `NH` for Nora Halvorsen. */
export const initialsOf = ({ given, family }: Pick<NotePatient, 'given' | 'family'>): string =>
  [given, family].map((name) => /\p{L}/u.exec(name)?.[0] ?? '').join('').toLocaleUpperCase();
