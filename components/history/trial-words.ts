import type { Workspace } from '@/server/contracts/workspace';
import { formatDose } from '../ui/amounts';
import { count } from '../ui/days';

export type Trial = Workspace['trials']['trials'][number];

/** `14 weeks`; under two weeks in days; `null` when the record does not say. */
export const weeksAt = ({ daysAtHighest }: Trial): string | null =>
  daysAtHighest === null ? null : daysAtHighest < 14 ? count(daysAtHighest, 'day') : count(Math.floor(daysAtHighest / 7), 'week');

const ENDED: Readonly<Record<NonNullable<Trial['stopReason']>['kind'], string>> = {
  'no-benefit': 'no benefit', 'side-effect': 'side effect', blunting: 'blunting', withdrawal: 'withdrawal', relapse: 'relapse',
  'patient-choice': 'patient’s choice', finished: 'finished', other: 'other reason',
};

/** What came of it, as far as it is recorded; `null` for a stop without a reason. */
export function outcome({ state, stopReason }: Trial): string | null {
  if (state === 'taking') return 'taken now';
  if (state === 'unclear') return 'not said whether taken';
  return stopReason === null ? null : ENDED[stopReason.kind];
}

/** Why it cannot be told whether the trial was adequate, or what it was measured against. */
export function adequacyWhy(trial: Trial, adequateDays: number): string {
  const { adequate, minimum, highest, state, stopOn, startOn } = trial;
  if (adequate === null) {
    if (state === 'unclear') return 'not said whether taken';
    if (minimum === null) return 'no minimum dose in the library';
    if (highest === null) return 'dose not recorded';
    if (startOn === null || (state === 'stopped' && stopOn === null)) return 'dates not recorded';
    return 'part of the doses not recorded';
  }
  const against = `${count(adequateDays / 7, 'week')} at ${minimum === null ? 'the minimum dose' : formatDose(minimum)} or more`;
  return adequate ? against : `under ${against}`;
}
