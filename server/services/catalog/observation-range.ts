import type { MeasuredRange, ObservationCode } from '@/server/clinical/model/code-content';
import type { Knowledge } from '@/server/clinical/model/knowledge';

/** What a result can be at all: a score within its instrument, a measurement within what the content calls possible. */
export function possibleRange({ instruments }: Pick<Knowledge, 'instruments'>, observation: ObservationCode): MeasuredRange | null {
  if (observation.possible !== null) return observation.possible;
  const scored = instruments.find(({ loincTotal }) => loincTotal !== null && loincTotal === observation.loinc);
  return scored?.range ?? null;
}

/** Whether LOINC defines the result as presence: negative or positive, without a number or a unit. */
export const isPresenceTest = ({ ucum, display }: ObservationCode): boolean => ucum === null && display.includes('[Presence]');
