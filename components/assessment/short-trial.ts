import type { Workspace } from '@/server/contracts/workspace';
import { formatDose } from '../ui/amounts';
import { count, daysApart, formatDay } from '../ui/days';

/**
 * What the chart says of a trial of the medicine that the options change that is not adequate yet, with what counts as adequate; `null` where it is, where
 * that cannot be told, or where the medicine is not taken.
 */
export function shortTrial({ trials, adequateDays }: Workspace['trials'], medicine: string | null, on: string): string | null {
  const trial = trials.find(({ id }) => id === medicine);
  if (trial?.state !== 'taking' || trial.adequate !== false || trial.startOn === null || trial.minimum === null || trial.highest === null) return null;
  const { drug, startOn, minimum, highest, daysAtHighest, phq9 } = trial;
  const taken = count(daysApart(startOn, on) + 1, 'day');
  const atHighest = daysAtHighest === null ? `${formatDose(highest)} at most` : `${count(daysAtHighest, 'day')} at ${formatDose(highest)}, the highest dose so far`;
  const scores = phq9 === null ? '' : ` PHQ-9 meanwhile ${scored(phq9.first)}, ${scored(phq9.last)}.`;
  return `The trial of ${drug.slice(0, 1).toLowerCase()}${drug.slice(1)} is not an adequate one yet: ${taken} on it, ${atHighest}. Adequate here: ${count(adequateDays / 7, 'week')} in a row at ${formatDose(minimum)} or more, a project setting.${scores}`;
}

const scored = ({ value, on, estimated }: { readonly value: number; readonly on: string; readonly estimated: boolean }): string => `${value}${estimated ? ' (estimated)' : ''} on ${formatDay(on)}`;
