import { conditionTest } from '../../conditions/condition-test';
import { medicationTest } from '../../conditions/medication-test';
import { all, any } from '../../conditions/verdict';
import type { Test, Verdict } from '../../conditions/verdict';
import { toEpochDay } from '../../model/local-date';
import { knownInWords } from '../../words/known';
import type { Facts } from '../facts';
import { between, UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';

const RECENT_DAYS = 14;
const SUDDEN_CLASSES = ['benzodiazepine', 'barbiturate', 'antiepileptic'];

const condition = (set: string, status: 'active' | 'any'): Test => conditionTest({ fact: 'condition', set, status }, false);
const taken = (id: string): Test => medicationTest({ fact: 'medication', class: id, status: 'active' }, false);
const anyOf = (...tests: readonly Test[]): Test => (facts) => any(tests.map((judge) => judge(facts)));
const allOf = (...tests: readonly Test[]): Test => (facts) => all(tests.map((judge) => judge(facts)));

const FACTORS: readonly Test[] = [
  condition('head-injury', 'any'),
  anyOf(condition('stroke', 'any'), condition('intracerebral-haemorrhage', 'any')),
  condition('cns-tumour', 'any'),
  condition('cns-infection', 'any'),
  condition('arteriovenous-malformation', 'any'),
  taken('seizure-threshold'),
  taken('anorectic'),
  allOf(condition('diabetes', 'any'), taken('glucose-lowering')),
  anyOf(...['alcohol-use-disorder', 'sedative-use-disorder', 'opioid-use-disorder', 'stimulant-cocaine-use'].map((set) => condition(set, 'active'))),
  condition('hyponatraemia', 'active'),
  cirrhosis,
];

/**
 * How many of eleven factors that lower the seizure threshold the chart holds. What was neither recorded nor asked
 * about leaves the count open upwards.
 * @ref label-bupropion-xl
 */
export function seizureRiskCount(facts: Facts): KnownValue {
  const factors = FACTORS.map((judge) => judge(facts));
  const held = factors.filter(({ kind }) => kind === 'applies');
  const open = factors.filter(({ kind }) => kind === 'cannot-tell').length;
  const basis = [...new Set(held.flatMap((factor) => (factor.kind === 'applies' ? factor.basis : [])))];
  return between(held.length, held.length + open, basis);
}

/** `none found, 8 of 11 not known`: bounds alone would tell nobody whether anything was found. */
export function seizureRiskInWords(_: Facts, known: KnownValue): string | null {
  if (known.kind !== 'number' || known.min === known.max) return knownInWords(known, 'factors');
  return `${known.min === 0 ? 'none' : known.min} found, ${known.max - known.min} of ${FACTORS.length} not known`;
}

function cirrhosis(facts: Facts): Verdict {
  const known = facts.derive('severeCirrhosis');
  if (known.kind === 'unknown') return { kind: 'cannot-tell', missing: ['derived:severeCirrhosis'] };
  return known.kind === 'word' && known.value === true ? { kind: 'applies', basis: known.basis } : { kind: 'does-not-apply', basis: [] };
}

/**
 * A benzodiazepine, barbiturate or antiepileptic taken regularly was stopped in the last 14 days. Alcohol, and what is
 * being stopped now, is known only from asking.
 */
export function abruptStopPlanned(facts: Facts): KnownValue {
  const stopped = facts.courses.filter(
    ({ terms, state, stopOn, episode, isContinued }) =>
      state === 'stopped' && !isContinued && stopOn !== null && !episode.asNeeded && facts.today - toEpochDay(stopOn) <= RECENT_DAYS &&
      SUDDEN_CLASSES.some((id) => terms.classes.includes(id)),
  );
  return stopped.length === 0 ? UNKNOWN : word(true, stopped.map(({ episode }) => episode.id));
}

/** A seizure recorded after bupropion was started; none without bupropion. */
export function seizureSinceStart(facts: Facts): KnownValue {
  const courses = (facts.coursesByClass.get('bupropion-products') ?? []).map(({ course }) => course).filter(({ state }) => state !== 'planned');
  if (courses.length === 0) return facts.chart.received.medications ? word(false) : UNKNOWN;
  const seizures = facts.conditions.get('seizure-disorder') ?? [];
  const after = seizures.filter(({ fact }) => courses.some(({ episode }) => fact.onsetOn !== null && episode.startOn !== null && fact.onsetOn >= episode.startOn));
  if (after.length > 0) return word(true, [...after.map(({ fact }) => fact.id), ...courses.map(({ episode }) => episode.id)]);
  const dated = seizures.every(({ fact }) => fact.onsetOn !== null) && courses.every(({ episode }) => episode.startOn !== null);
  return dated && facts.chart.received.conditions ? word(false) : UNKNOWN;
}
