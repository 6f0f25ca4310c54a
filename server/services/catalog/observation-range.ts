import type { Knowledge, ObservationCode } from '@/server/clinical/model/knowledge';

export type Range = { readonly min: number; readonly max: number };

const PERCENT = '%';

/**
 * What a result can be at all: a score within its instrument, a percentage from 0 to 100. `null` where the content
 * gives no range; such a result only has to be more than zero.
 */
export function possibleRange({ instruments }: Pick<Knowledge, 'instruments'>, observation: ObservationCode): Range | null {
  if (observation.ucum === PERCENT) return { min: 0, max: 100 };
  const scored = instruments.find(({ loincTotal }) => loincTotal !== null && loincTotal === observation.loinc);
  return scored?.range ?? null;
}
