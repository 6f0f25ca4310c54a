import { toEpochDay } from '../../model/local-date';
import { newestAnswer } from '../facts';
import type { Facts } from '../facts';
import { exactly, none, UNKNOWN } from '../known-value';
import type { KnownValue } from '../known-value';

/** Days since the last bereavement entered; none when the patient reports no loss. */
export function daysSinceBereavement(facts: Facts): KnownValue {
  const last = facts.lifeEvents().filter(({ kind }) => kind === 'bereavement').at(-1);
  if (last !== undefined) return exactly(facts.today - toEpochDay(last.on), [last.id]);
  const answer = newestAnswer(facts, 'sbr', 'ctx-trauma-loss', null);
  return answer?.value === 'no' ? none([answer.report.id]) : UNKNOWN;
}
