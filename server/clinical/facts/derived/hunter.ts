import { all, any, applies, cannotTell, doesNotApply } from '../../conditions/verdict';
import type { Verdict } from '../../conditions/verdict';
import { valueInUnit } from '../convert-unit';
import type { Facts } from '../facts';
import { UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';

/** Signs a clinician ticks; each is confirmed under `item:hunter-<sign>`. */
type Sign = 'spontaneous-clonus' | 'inducible-clonus' | 'ocular-clonus' | 'agitation' | 'sweating' | 'tremor' | 'hyperreflexia' | 'hypertonia' | 'temperature-above-38';

const FEVER_CELSIUS = 38;
const TEMPERATURE_DAYS = 1;

/**
 * The Hunter rules for serotonin toxicity on recorded signs; a sign nobody looked for leaves them open.
 * @ref dunkley-2003
 */
export function hunterMet(facts: Facts): KnownValue {
  const sign = (name: Sign): Verdict => (name === 'temperature-above-38' ? fever(facts) : ticked(facts, name));
  const provokedClonus = any([sign('inducible-clonus'), sign('ocular-clonus')]);
  const verdict = any([
    sign('spontaneous-clonus'),
    all([provokedClonus, any([sign('agitation'), sign('sweating')])]),
    all([sign('tremor'), sign('hyperreflexia')]),
    all([sign('hypertonia'), sign('temperature-above-38'), provokedClonus]),
  ]);
  return verdict.kind === 'cannot-tell' ? UNKNOWN : word(verdict.kind === 'applies', verdict.basis);
}

function ticked(facts: Facts, sign: Sign): Verdict {
  const key = `item:hunter-${sign}`;
  const said = facts.confirmations.get(key);
  if (said === undefined || said.value === 'unknown') return cannotTell([key]);
  return said.value === 'present' ? applies([said.id]) : doesNotApply([said.id]);
}

function fever(facts: Facts): Verdict {
  const said = ticked(facts, 'temperature-above-38');
  if (said.kind !== 'cannot-tell') return said;
  const newest = facts.observations('body-temperature')[0];
  const celsius = newest === undefined || newest.on < facts.earliest(TEMPERATURE_DAYS) ? null : valueInUnit(newest, 'Cel');
  if (newest === undefined || celsius === null) return said;
  return celsius > FEVER_CELSIUS ? applies([newest.id]) : doesNotApply([newest.id]);
}
