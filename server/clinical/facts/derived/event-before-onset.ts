import { toEpochDay } from '../../model/local-date';
import { eventsBeforeOnset, windowBeforeOnset } from '../../story/before-onset';
import type { Facts } from '../facts';
import { UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';
import { onsetOf } from './onset';

/** Whether a life event of these kinds is on record in the time before the onset, unknown where it lies between the days that this can be; what nobody recorded is no event on record. */
export const eventBeforeOnset = (of: 'loss' | 'stress' | 'trauma') => (facts: Facts): KnownValue => {
  const kinds = facts.terms.settings.lifeEvents[of];
  const recorded = facts.lifeEvents().filter(({ kind }) => kinds.includes(kind));
  if (recorded.length === 0) return word(false);
  const near = eventsBeforeOnset(facts).filter(({ kind }) => kinds.includes(kind));
  const first = onsetOf(facts)?.earliest ?? -Infinity;
  const before = near.filter(({ on }) => toEpochDay(on) <= first);
  if (before.length > 0) return word(true, before.map(({ id }) => id));
  return near.length > 0 || windowBeforeOnset(facts) === null ? UNKNOWN : word(false, recorded.map(({ id }) => id));
};
