import { DERIVED_FACTS, isDerivedName } from '../model/derived-names';
import type { DerivedName } from '../model/derived-names';
import type { FactId, FactKey } from '../model/ids';
import { daysBetween } from '../model/local-date';
import { COMPUTATIONS } from './derived/registry';
import type { Facts } from './facts';
import { exactly, none, UNKNOWN, word } from './known-value';
import type { KnownValue } from './known-value';
import { readChoice } from './named-choice';
import { standingAnswer } from './standing-answer';

/**
 * A computed fact of the chart, or what a clinician said of it. A clinician's judgement stands before what the chart
 * suggests; other answers only fill what the chart leaves open.
 */
export function deriveFact(facts: Facts, name: string, strict: boolean): KnownValue {
  if (!isDerivedName(name)) return UNKNOWN;
  const { compute, judged } = COMPUTATIONS[name];
  const answer = entered(facts, name);
  if (judged === true && answer.kind !== 'unknown') return answer;
  const computed = compute(facts, strict);
  if (answer.kind === 'unknown') return computed;
  if (computed.kind === 'unknown') return answer;
  return isOpen(computed) || (judged === 'newest' && !isToldSince(computed.basis, answer.basis, facts)) ? answer : computed;
}

/** Whether a report of a later day than the answer is behind what the chart shows; of one day the answer stands. */
function isToldSince(basis: readonly FactId[], answered: readonly FactId[], { chart }: Facts): boolean {
  const said = chart.confirmations.find(({ id }) => answered.includes(id));
  return said !== undefined && chart.reports.some(({ id, on }) => on > said.on && basis.includes(id));
}

const isOpen = (value: KnownValue): boolean => value.kind === 'number' && (value.maybeNone || value.min !== value.max);

/** The choice "none". */
const NOTHING = 'none';
/** Names that count days: an answer grows older with the day. */
const COUNTS_DAYS = /^days|Days$/;

/** What a clinician said about the fact when asked. */
function entered(facts: Facts, name: DerivedName): KnownValue {
  const key: FactKey = `derived:${name}`;
  const said = standingAnswer(facts, key);
  if (said === undefined || said.value === 'unknown') return UNKNOWN;
  const basis = [said.id];
  const { detail } = said;
  switch (DERIVED_FACTS[name]) {
    case 'boolean':
      return word(said.value === 'present', basis);
    case 'number':
      if (typeof detail === 'number') return exactly(detail + (COUNTS_DAYS.test(name) ? daysBetween(said.on, facts.on) : 0), basis);
      return said.value === 'absent' ? none(basis) : UNKNOWN;
    case 'choice': {
      // A choice says with its value whether it counts as present: class A is an answer, and an absence of severe disease.
      if (said.value === 'absent' && (detail === null || detail === NOTHING)) return none(basis);
      if (typeof detail !== 'string') return UNKNOWN;
      const { value, drug } = readChoice(detail);
      return word(value, [...basis, ...(drug === null ? [] : takenOf(drug, facts))]);
    }
    case 'medicine':
      if (said.value === 'absent' && (detail === null || detail === NOTHING)) return none(basis);
      return typeof detail === 'string' ? word(detail, basis) : UNKNOWN;
  }
}

/** The medicine that an answer names, by its entries in the chart. */
const takenOf = (drug: string, { courses }: Facts): readonly FactId[] => courses.filter(({ episode, state, isContinued }) => episode.drug === drug && state !== 'planned' && !isContinued).map(({ episode }) => episode.id);
