import { DERIVED_FACTS, isDerivedName } from '../model/derived-names';
import type { DerivedName } from '../model/derived-names';
import type { FactKey } from '../model/ids';
import { daysBetween } from '../model/local-date';
import { COMPUTATIONS } from './derived/registry';
import type { Facts } from './facts';
import { exactly, none, UNKNOWN, word } from './known-value';
import type { KnownValue } from './known-value';

/**
 * A computed fact of the chart, or what a clinician said of it. A clinician's judgement stands before what the chart
 * suggests; other answers only fill what the chart leaves open.
 */
export function deriveFact(facts: Facts, name: string, strict: boolean): KnownValue {
  if (!isDerivedName(name)) return UNKNOWN;
  const { compute, judged } = COMPUTATIONS[name];
  const answer = entered(facts, name);
  if (judged && answer.kind !== 'unknown') return answer;
  const computed = compute(facts, strict);
  return isOpen(computed) && answer.kind !== 'unknown' ? answer : computed;
}

const isOpen = (value: KnownValue): boolean => value.kind === 'unknown' || (value.kind === 'number' && (value.maybeNone || value.min !== value.max));

/** The choice "none". */
const NOTHING = 'none';
/** Names that count days: an answer grows older with the day. */
const COUNTS_DAYS = /^days|Days$/;

/** What a clinician said about the fact when asked. */
function entered(facts: Facts, name: DerivedName): KnownValue {
  const key: FactKey = `derived:${name}`;
  const said = facts.confirmations.get(key);
  if (said === undefined || said.value === 'unknown') return UNKNOWN;
  const basis = [said.id];
  const { detail } = said;
  switch (DERIVED_FACTS[name]) {
    case 'boolean':
      return word(said.value === 'present', basis);
    case 'number':
      if (typeof detail === 'number') return exactly(detail + (COUNTS_DAYS.test(name) ? daysBetween(said.on, facts.on) : 0), basis);
      return said.value === 'absent' ? none(basis) : UNKNOWN;
    case 'choice':
    case 'medicine':
      // A choice says with its value whether it counts as present: class A is an answer, and an absence of severe disease.
      if (said.value === 'absent' && (detail === null || detail === NOTHING)) return none(basis);
      return typeof detail === 'string' ? word(detail, basis) : UNKNOWN;
  }
}


