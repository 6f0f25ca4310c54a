import type { Comparison, Operator, Scalar, When } from '@/server/clinical/model/rule-grammar';
import type { Content } from './schema/content';
import type { Leaf } from './when-leaves';

/** Words of the content for the names that conditions use. An unknown name stands for itself. */
export type Titles = {
  readonly conditionSet: (id: string) => string;
  readonly drugClass: (id: string) => string;
  readonly observation: (id: string) => { readonly title: string; readonly unit: string };
  readonly instrument: (id: string) => string;
  readonly field: (instrument: string, field: string) => string;
  readonly item: (instrument: string, item: string) => string;
  readonly derived: (name: string) => { readonly title: string; readonly unit: string };
  readonly dataItem: (id: string) => string;
};

/** Words for every name in the content, from the content itself. */
export function titlesOf(content: Content): Titles {
  const lookup = <T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> => new Map(entries);
  const sets = lookup(content.conditionSets.conditionSets.map(({ id, title }) => [id, title]));
  const classes = lookup(content.drugClasses.classes.map(({ id, title }) => [id, title]));
  const observations = lookup(content.observations.observations.map(({ id, display, ucum }) => [id, { title: display, unit: ucum ?? '' }]));
  const instruments = lookup(content.instruments.map(({ id, title }) => [id, title]));
  const parts = lookup(
    content.instruments.flatMap((entry) => [
      ...entry.fields.map(({ id, label }) => [`${entry.id}.${id}`, label] as const),
      ...entry.derived.map(({ id, formula }) => [`${entry.id}.${id}`, formula] as const),
      ...[...entry.items, ...entry.contextItems, ...(entry.gate === undefined ? [] : [entry.gate])].map(({ id, text }) => [`${entry.id}.${id}`, text] as const),
    ]),
  );
  const derived = lookup(content.derivedFacts.derivedFacts.map(({ name, unit }) => [name, { title: spelled(name), unit: unit ?? '' }]));
  const items = lookup(content.dataItems.dataItems.map(({ id, label }) => [id, label]));
  const part = (instrument: string, id: string): string => parts.get(`${instrument}.${id}`) ?? id;
  return {
    conditionSet: (id) => sets.get(id) ?? id,
    drugClass: (id) => classes.get(id) ?? id,
    observation: (id) => observations.get(id) ?? { title: id, unit: '' },
    instrument: (id) => instruments.get(id) ?? id,
    field: part,
    item: part,
    derived: (name) => derived.get(name) ?? { title: spelled(name), unit: '' },
    dataItem: (id) => items.get(id) ?? id,
  };
}

/** A name written as one word in code, spelt out: `daysOnsetAfterStart` reads `days onset after start`. */
export const spelled = (name: string): string =>
  name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/_/g, ' ').toLowerCase();

/**
 * A condition of the rule grammar as a sentence, generated from the condition alone, so that a reader can hold it against
 * the words an author wrote for it.
 */
export function sentenceFor(when: When, titles: Titles): string {
  if ('all' in when) return when.all.map((part) => nested(part, titles)).join(' and ');
  if ('any' in when) return when.any.map((part) => nested(part, titles)).join(' or ');
  if ('not' in when) return `not ${nested(when.not, titles)}`;
  return testSentence(when, titles);
}

const nested = (when: When, titles: Titles): string => {
  const joined = ('all' in when && when.all.length > 1) || ('any' in when && when.any.length > 1);
  return joined ? `(${sentenceFor(when, titles)})` : sentenceFor(when, titles);
};

function testSentence(leaf: Leaf, titles: Titles): string {
  switch (leaf.fact) {
    case 'condition': {
      const status = { active: 'active', history: 'in the past', any: 'current or past' }[leaf.status];
      const title = titles.conditionSet(leaf.set).replace(/, current or past$/, '');
      return `${title}, ${status}${within(leaf.withinDays, 'recorded')}`;
    }
    case 'medication':
      return medicationSentence(leaf, titles);
    case 'observation': {
      const { title, unit } = titles.observation(leaf.obs);
      const value = typeof leaf.value === 'number' ? amount(leaf.value, unit) : limit(leaf.value);
      return `${title} ${OPERATORS[leaf.op]} ${value}${within(leaf.withinDays)}`;
    }
    case 'score':
      return `${titles.instrument(leaf.instrument)}: ${titles.field(leaf.instrument, leaf.field)} ${compared(leaf.op, leaf.value)}${within(leaf.withinDays)}`;
    case 'answer':
      return `${titles.instrument(leaf.instrument)}, "${titles.item(leaf.instrument, leaf.item)}" ${compared(leaf.op, leaf.value)}${within(leaf.withinDays)}`;
    case 'patient':
      return patientSentence(leaf);
    case 'derived': {
      const { title, unit } = titles.derived(leaf.name);
      return typeof leaf.value === 'boolean' && leaf.op === 'eq' ? `${leaf.value ? '' : 'not '}${title}` : `${title} ${compared(leaf.op, leaf.value, unit)}`;
    }
    case 'allergy':
      return `allergy to ${leaf.ingredient}`;
    case 'missing':
      return `no ${titles.dataItem(leaf.item)}${within(leaf.withinDays)}`;
  }
}

function medicationSentence(leaf: Extract<Leaf, { fact: 'medication' }>, titles: Titles): string {
  const name = leaf.class !== undefined ? `any of ${titles.drugClass(leaf.class)}` : leaf.drug === 'indexMedicine' ? 'the suspected medicine' : (leaf.drug ?? '');
  const status = { active: 'taken now', stopped: 'stopped', planned: 'planned', any: 'taken, stopped or planned', suspected: 'under suspicion', 'at-onset': 'taken when the numbness began', 'since-onset': 'taken since before the numbness began' }[leaf.status];
  const doses: readonly (readonly [Comparison | undefined, string])[] = [
    [leaf.mgPerDay, 'mg a day'],
    [leaf.mgPerDose, 'mg a dose'],
    [leaf.doseVsMaxLabel, 'times the label maximum'],
    [leaf.doseVsMinEffective, 'times the minimum effective dose'],
  ];
  const dose = doses.flatMap(([test, unit]) => (test === undefined ? [] : [`, ${OPERATORS[test.op]} ${test.value} ${unit}`])).join('');
  const days = leaf.minDaysOnDose === undefined ? '' : `, at this dose for ${leaf.minDaysOnDose} days or more`;
  return `${name} ${status}${within(leaf.stoppedWithinDays)}${dose}${days}`;
}

function patientSentence({ field, op, value }: Extract<Leaf, { fact: 'patient' }>): string {
  switch (field) {
    case 'ageYears':
      return `age ${compared(op, value, 'years')}`;
    case 'pregnancy':
      return `pregnancy ${compared(op, value)}`;
    case 'lactation':
      return value === true ? 'breastfeeding' : 'not breastfeeding';
    case 'couldBePregnant':
      return value === true ? 'could be pregnant' : 'could not be pregnant';
    case 'country':
      return `clinic's country ${compared(op, value)}`;
  }
}

const OPERATORS: Readonly<Record<Operator, string>> = {
  eq: 'is',
  ne: 'is not',
  lt: 'under',
  lte: 'at most',
  gt: 'over',
  gte: 'at least',
  in: 'is one of',
};

const compared = (op: Operator, value: Scalar | readonly Scalar[], unit = ''): string =>
  `${OPERATORS[op]} ${typeof value === 'object' ? value.map((entry) => `"${String(entry)}"`).join(', ') : amount(value, unit)}`;

const amount = (value: Scalar, unit: string): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return `"${value}"`;
  return unit === '' ? String(value) : `${value} ${unit}`;
};

const limit = ({ times, limit: end }: { readonly times: number; readonly limit: 'ULN' | 'LLN' }): string =>
  `${times === 1 ? '' : `${times} times `}the ${end === 'ULN' ? 'upper' : 'lower'} limit sent with the result`;

const within = (days: number | undefined, verb = ''): string => (days === undefined ? '' : `${verb === '' ? '' : `, ${verb}`} within ${days} ${days === 1 ? 'day' : 'days'}`);
