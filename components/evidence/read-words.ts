import type { Evidence } from '@/server/contracts/evidence';

/** How far the source itself was read. */
export const READ_WORDS: Readonly<Record<Evidence['references'][number]['read'], string>> = {
  whole: 'Read as a whole',
  'in-part': 'Read in part',
  abstract: 'Abstract only',
  'not-confirmed': 'What it is cited for not confirmed',
  'not-read': 'Source itself not read',
};
