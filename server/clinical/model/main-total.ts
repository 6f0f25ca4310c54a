import type { Report } from './chart';

/** The blunting report calls its total by the days it asks about. */
const TOTALS = ['total', 'total_now'] as const;

/** The score by which a report is known, under the name that its instrument has for it; `null` where none was reckoned. */
export function mainTotal({ scores }: Pick<Report, 'scores'>): { readonly field: (typeof TOTALS)[number]; readonly value: number } | null {
  for (const field of TOTALS) {
    const value = scores[field];
    if (typeof value === 'number') return { field, value };
  }
  return null;
}
