import type { Evidence } from '@/server/contracts/evidence';

/** How far the source itself was read. */
export const READ_WORDS: Readonly<Record<Evidence['references'][number]['read'], string>> = {
  confirmed: 'Confirmed in the source read',
  'open-points': 'Something not confirmed',
  'in-part': 'Read only in part',
  'not-read': 'Source itself not read',
};
