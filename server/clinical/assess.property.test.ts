import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from './assess';
import { engineFor } from './engine/engine';
import type { Assessment } from './model/assessment';
import type { Chart } from './model/chart';
import { OPTION_IDS } from './model/ids';
import type { OptionId, OptionStatus } from './model/ids';
import type { Knowledge } from './model/knowledge';
import { aPatient, TODAY } from './testing/a-patient';
import type { PatientBuilder } from './testing/a-patient';
import { forget } from './testing/forget';
import { addAll, additionsFor } from './testing/additions';

const knowledge = deepFreeze(loadKnowledge());
const engine = engineFor(knowledge);
const chart = anyChart(knowledge);
/** Ten times as many as every run used to make, in `npm run test:long`. */
const RUNS = { numRuns: process.env.GAMUT_LONG_TESTS === '1' ? 1_500 : 75 };
vi.setConfig({ testTimeout: 120_000 });

const isBetter = (status: OptionStatus): boolean => status === 'fits' || status === 'with-caution';
const statusOf = (assessment: Assessment, id: OptionId): OptionStatus => assessment.options.find((option) => option.id === id)?.status ?? 'ask-first';
const see = (seen: Chart): Assessment => assess(seen, knowledge, TODAY);

test('the order of every list is irrelevant, and frozen inputs pass', () => {
  fc.assert(fc.property(chart, fc.infiniteStream(fc.nat()), (one, numbers: Iterator<number, undefined>) => {
    const shuffled = deepFreeze(shuffle(one, () => numbers.next().value ?? 0));
    expect(JSON.stringify(see(shuffled))).toBe(JSON.stringify(see(deepFreeze(one))));
  }), RUNS);
});

test('the order of the content\'s rules changes no status, reason, flag or question', () => {
  const reversed: Knowledge = {
    ...knowledge,
    options: knowledge.options.toReversed().map((option) => ({ ...option, rules: option.rules.toReversed() })),
    flags: knowledge.flags.toReversed(),
    causes: knowledge.causes.toReversed(),
  };
  const essence = ({ options, flags, causes }: Assessment) => ({
    options: options.map(({ id, status, reasons }) => [id, status, reasons.map(({ rule }) => rule).sort()]),
    flags: flags.map(({ id }) => id).sort(),
    causes: causes.map(({ id, group }) => [id, group]).sort(),
  });
  fc.assert(fc.property(chart, (one) => {
    expect(essence(assess(one, reversed, TODAY))).toEqual(essence(see(one)));
  }), RUNS);
});

test('all eight options are there in the content\'s order, each with its reasons, references and contraindications', () => {
  fc.assert(fc.property(chart, (one) => {
    const { options, trace } = see(one);
    expect(options.map(({ id }) => id)).toEqual(OPTION_IDS);
    for (const { reasons, wrongIf, id } of options) {
      expect(wrongIf.length).toBe(knowledge.options.find((content) => content.id === id)?.rules.filter(({ kind }) => kind === 'contraindication').length);
      for (const { refs } of reasons) expect(refs.length).toBeGreaterThan(0);
    }
    expect(trace.length).toBe(knowledge.flags.length + knowledge.options.flatMap(({ rules }) => rules).length + knowledge.causes.flatMap(({ featuresFor, featuresAgainst }) => [...featuresFor, ...featuresAgainst]).length);
  }), RUNS);
});

test('forgetting one fact never turns an option into fits or with-caution when a contraindication depends on it', () => {
  const keysOf = new Map(engine.options.map(({ content, contraindications }) => [content.id, new Set(contraindications.flatMap(({ condition }) => condition.keys))]));
  const keys = [...new Set([...keysOf.values()].flatMap((each) => [...each]))];
  let better = 0;
  fc.assert(fc.property(chart, (one) => {
    const before = see(one);
    for (const key of keys) {
      const after = see(forget(one, key, engine.terms));
      for (const { id, status } of before.options) {
        if (keysOf.get(id)?.has(key) !== true) continue;
        if (isBetter(status)) better += 1;
        else if (isBetter(statusOf(after, id))) throw new Error(`${id} turned from ${status} to ${statusOf(after, id)} after forgetting ${key}`);
      }
    }
  }), { numRuns: 40 });
  expect(better, 'some generated charts must reach a better status, or nothing is tested').toBeGreaterThan(0);
});

describe('over every contraindication', () => {
  const rules = engine.options.flatMap((option) => option.contraindications.map(({ rule }) => ({ rule, id: option.content.id })));

  test('forgetting the fact that made it apply leaves the option at ask-first or worse', () => {
    const silent: string[] = [];
    for (const { rule, id } of rules) {
      const base = wellAsked();
      const additions = additionsFor(rule.when, knowledge);
      if (additions.length === 0) silent.push(rule.id);
      for (const additionSet of additions.slice(0, 3)) {
        const added = addAll(base, additionSet);
        const entry = see(added).trace.find(({ rule: of }) => of === rule.id);
        expect(entry?.verdict, rule.id).toBe('applies');
        const compiled = engine.options.flatMap(({ contraindications }) => contraindications).find((each) => each.rule.id === rule.id);
        for (const key of compiled?.condition.keys ?? []) {
          const after = see(forget(added, key, engine.terms));
          const verdict = after.trace.find(({ rule: of }) => of === rule.id)?.verdict;
          if (verdict === 'cannot-tell') expect(isBetter(statusOf(after, id)), `${rule.id} after forgetting ${key}`).toBe(false);
        }
      }
    }
    expect(silent).toEqual([]);
  });

  test('adding the fact that makes it apply never improves the option, or the member it concerns', () => {
    fc.assert(fc.property(chart, fc.constantFrom(...rules), (one, { rule, id }) => {
      for (const additionSet of additionsFor(rule.when, knowledge).slice(0, 2)) {
        const before = see(one).options.find((option) => option.id === id);
        const after = see(addAll(one, additionSet)).options.find((option) => option.id === id);
        if (rule.appliesTo.length === 0) {
          if (before !== undefined && after !== undefined && isBetter(after.status)) expect(isBetter(before.status), rule.id).toBe(true);
        }
        for (const member of rule.appliesTo) {
          const was = before?.members.find((entry) => entry.id === member)?.status ?? 'ask-first';
          const is = after?.members.find((entry) => entry.id === member)?.status ?? 'ask-first';
          if (isBetter(is)) expect(isBetter(was), `${rule.id} for ${member}`).toBe(true);
        }
      }
    }), RUNS);
  });
});

test('an unread record about conditions, medicines or allergies keeps every option from being better than ask-first', () => {
  fc.assert(fc.property(chart, fc.constantFrom('condition', 'medication', 'allergy'), (one, kind) => {
    const waiting = { id: 'waiting:x', kind, text: 'local code 17', why: 'not mapped', about: [], on: null } as const;
    const { options } = see({ ...one, waiting: [...one.waiting, waiting] });
    for (const { status, unknown } of options) {
      expect(isBetter(status)).toBe(false);
      expect(unknown.map(({ fact }) => fact)).toContain('waiting:x');
    }
  }), RUNS);
});

test('questions cover whatever holds an option at ask-first', () => {
  fc.assert(fc.property(chart, (one) => {
    if (one.waiting.length > 0) return;
    const { options, questions } = see(one);
    for (const { id, status } of options) {
      if (status === 'ask-first') expect(questions.some(({ changes }) => changes.includes(id)), `${id} is held without a question`).toBe(true);
    }
  }), RUNS);
});

test('every fact named anywhere is explained in the basis, once', () => {
  fc.assert(fc.property(chart, (one) => {
    const { basis, flags, causes, options, questions, worksheets, changes } = see(one);
    const ids = basis.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [
      ...[...flags, ...changes, ...worksheets.naranjo.items, ...worksheets.whoUmc.items].flatMap(({ facts }) => facts),
      ...causes.flatMap((cause) => [...cause.for, ...cause.against, ...cause.notAsked]).flatMap(({ facts }) => facts),
      ...options.flatMap(({ reasons, wrongIf, unknown }) => [...reasons.flatMap(({ facts }) => facts), ...wrongIf.flatMap(({ facts }) => facts), ...unknown.map(({ fact }) => fact)]),
      ...questions.flatMap(({ covers }) => covers.map(({ fact }) => fact)),
    ];
    const explained = new Set(ids);
    expect(named.filter((id) => !explained.has(id))).toEqual([]);
  }), RUNS);
});

test('the headline is one plain sentence for every chart', () => {
  fc.assert(fc.property(chart, (one) => {
    const { headline } = see(one);
    expect(headline).toMatch(/^[A-Z].*\.$/);
    expect(headline).not.toMatch(/caused by|undefined|null|NaN|Infinity|\d\.0 mg|; ;|,\s*,/);
  }), RUNS);
});

/** A chart in which everything spoken was asked and denied, and the story fits several options. */
function wellAsked(): Chart {
  const [found] = fc.sample(chart.filter((one) => one.patient.country === 'GB' && see(one).options.some(({ status }) => isBetter(status))), { numRuns: 1, seed: 7 });
  if (found === undefined) throw new Error('no generated chart reaches a better status');
  return found;
}

function shuffle(one: Chart, next: () => number): Chart {
  const mixed = <T>(list: readonly T[]): readonly T[] => list.map((entry) => ({ entry, at: next() })).sort((a, b) => a.at - b.at).map(({ entry }) => entry);
  return {
    ...one,
    conditions: mixed(one.conditions),
    allergies: mixed(one.allergies),
    episodes: mixed(one.episodes).map((episode) => ({ ...episode, steps: mixed(episode.steps) })),
    observations: mixed(one.observations),
    reports: mixed(one.reports),
    lifeEvents: mixed(one.lifeEvents),
    confirmations: mixed(one.confirmations),
    waiting: mixed(one.waiting),
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

type Add = (patient: PatientBuilder) => PatientBuilder;

/** Charts from well asked about to almost empty, with conditions, medicines, scores and answers of the content. */
function anyChart(knowledge: Knowledge): fc.Arbitrary<Chart> {
  const codes = knowledge.codes.conditionSets.flatMap(({ icd10cm, snomed, icd10cmPrefixes }) => [...icd10cm.slice(0, 1), ...snomed.slice(0, 1)].map(({ code }) => code).concat(icd10cmPrefixes.slice(0, 1)));
  const drugs = knowledge.codes.drugClasses.flatMap(({ ingredients }) => ingredients.slice(0, 2));
  const spoken = knowledge.questions.filter(({ answer }) => answer === 'yes-no' || answer === 'choice' || answer === 'number').flatMap(({ facts }) => facts.map(({ key }) => key));

  const diagnosis = fc.record({
    code: fc.constantFrom(...codes),
    since: fc.integer({ min: -900, max: 30 }),
    status: fc.constantFrom('active', 'resolved', 'remission', null),
  }).map(({ code, since, status }): Add => (patient) => patient.diagnosed(code, { since, clinicalStatus: status }));
  const medicine = fc.record({
    drug: fc.constantFrom(...drugs),
    start: fc.integer({ min: -900, max: 20 }),
    length: fc.option(fc.integer({ min: 1, max: 400 }), { nil: null }),
    mg: fc.option(fc.constantFrom(5, 20, 50, 100, 150, 300), { nil: null }),
    status: fc.constantFrom('active', 'stopped', 'planned', 'unknown'),
  }).map(({ drug, start, length, mg, status }): Add => (patient) =>
    patient.taking(drug, [[start, mg], [start + 60, mg === null ? null : mg * 2]], { id: `medication:${drug}:${start}`, status, stop: length === null ? null : start + length }));
  const score = fc.record({ instrument: fc.constantFrom('phq9', 'gad7', 'pcptsd5'), on: fc.integer({ min: -150, max: 0 }), total: fc.integer({ min: 0, max: 20 }) })
    .map(({ instrument, on, total }): Add => (patient) => patient.scored(instrument, on, instrument === 'pcptsd5' ? total % 6 : total));
  const answer = fc.record({ unsafe: fc.boolean(), on: fc.integer({ min: -30, max: 0 }), onset: fc.integer({ min: -500, max: -1 }), item9: fc.integer({ min: 0, max: 3 }) })
    .map(({ unsafe, on, onset, item9 }): Add => (patient) =>
      patient.numbSince(onset, { reportedOn: on, answers: { 'ctx-self-harm-to-feel': unsafe ? 'yes, a thought' : 'no', 'ctx-welcome': 'mixed' } }).reported('phq9', on, { 'phq9-9': item9 }));
  const pressure = fc.record({ systolic: fc.integer({ min: 95, max: 190 }), on: fc.integer({ min: -100, max: 0 }) }).map(({ systolic, on }): Add => (patient) => patient.bloodPressure(on, systolic, 80));
  const setting = fc.record({ age: fc.option(fc.integer({ min: 15, max: 90 }), { nil: null, freq: 9 }), country: fc.constantFrom('US', 'GB', 'DE', null), lists: fc.boolean() })
    .map(({ age, country, lists }): Add => (patient) => {
      const aged = age === null ? patient : patient.aged(age);
      const placed = country === null ? aged : aged.livingIn(country);
      return lists ? placed.withLists() : placed;
    });
  /** A whole consultation in which everything was asked and denied, some facts apart. */
  const asked = fc.subarray(spoken, { minLength: 0 }).chain((left) => fc.boolean().map((whole): Add => (patient) =>
    (whole ? spoken.filter((key) => !left.slice(0, 3).includes(key)) : left).reduce((built, key) => built.confirmedAbsent(key), patient)));
  const story: fc.Arbitrary<Add> = fc.boolean().map((told): Add => (patient) =>
    told
      ? patient.diagnosed('F33.42', { since: -800 }).taking('sertraline', [[-300, 50], [-200, 150]], { drugId: 'sertraline', indication: 'depression' })
          .scored('phq9', -250, 3).scored('phq9', -1, 3).reported('phq9', -1, { 'phq9-9': 0 }).numbSince(-150, { reportedOn: -1, answers: { 'ctx-self-harm-to-feel': 'no' } })
          .bloodPressure(-2, 120, 78).bloodPressure(-9, 122, 80).confirmedPresent('item:adherence', 'as-written')
      : patient);

  return fc.record({
    setting, story, asked,
    more: fc.array(fc.oneof(diagnosis, medicine, score, answer, pressure), { maxLength: 5 }),
    waiting: fc.boolean(),
  }).map(({ setting: place, story: told, asked: said, more, waiting }) => {
    const built = [place, told, said, ...more].reduce((patient, add) => add(patient), aPatient());
    return (waiting && more.length > 3 ? built.waitingFor('condition', 'not mapped') : built).build();
  });
}
