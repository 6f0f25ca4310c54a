import type { Pace } from '../model/plan';
import type { GeneralRules } from '../model/plan-content';

/** Days of a step at a pace: the next shorter or longer of the content's intervals; what no row names is doubled or kept. */
export function pacedDays(days: number, pace: Pace, general: GeneralRules): number {
  if (pace === 'default') return days;
  const row = general.pace[pace].find((entry) => entry.days === days);
  return row?.becomes ?? (pace === 'slower' ? days * 2 : days);
}
