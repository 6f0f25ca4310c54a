import { describe, expect, it } from 'vitest';
import { localDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { RXNORM, SERTRALINE_100, aDispense, aStatement, anOrder, coded, doses, type Json, type Resource } from './testing/bundles';
import { dispositionOf, readingWith } from './testing/reading';

const knowledge = loadKnowledge();
const { read } = readingWith(knowledge);
const statuses = (resources: readonly Resource[], on?: string) => read(resources, on === undefined ? {} : { on: localDate(on) }).chart.episodes.map(({ status }) => status);
const dose = (resources: readonly Resource[]) => read(resources).chart.episodes.map(({ steps }) => steps.map(({ microgramsPerDay }) => microgramsPerDay));

describe('words that a medicine is not taken (never read as current)', () => {
  it.each<[string, Resource]>([
    ['the reason of the status', aStatement({ statusReason: [{ text: 'Patient stopped in May' }], dosage: doses({ value: 50 }) })],
    ['a note', aStatement({ note: [{ text: 'Not taking since the rash' }], dosage: doses({ value: 50 }) })],
    ['the directions', aStatement({ dosage: doses({ value: 50, text: '50 mg daily - DISCONTINUED 2025' }) })],
    ['the narrative', aStatement({ text: { status: 'generated', div: '<div>Sertraline 50 mg, <b>no longer</b> taking</div>' }, dosage: doses({ value: 50 }) })],
    ['the name of the medicine', aStatement({ medicationCodeableConcept: { coding: [{ system: RXNORM, code: '312941' }], text: 'sertraline 50 MG Oral Tablet (stopped)' }, dosage: doses({ value: 50 }) })],
    ['a note of an order', anOrder({ note: [{ text: 'pt never started it' }] })],
    ['an order that was refused', anOrder({ note: [{ text: 'Declined by patient.' }] })],
    ['a reason of an active order', anOrder({ statusReason: { text: 'on hold for surgery' } })],
    ['a note in other words', anOrder({ note: [{ text: "She isn't taking this" }] })],
    ['an element of DSTU2', aStatement({ wasNotTaken: true, dosage: doses({ value: 50 }) })],
    ['an element of STU3', aStatement({ taken: 'n', dosage: doses({ value: 50 }) })],
    ['an element of R5', aStatement({ adherence: { code: coded('http://hl7.org/fhir/CodeSystem/medication-statement-adherence', 'not-taking') }, dosage: doses({ value: 50 }) })],
    ['a dispense', aDispense({ note: [{ text: 'returned, not taken' }] })],
  ])('in %s make it wait', (_name, record) => {
    const result = read([record]);
    expect(result.inbox[0]?.doubts).toContain('status-not-clear');
    expect(result.inbox[0]?.choices.map(({ id }) => id)).toEqual(expect.arrayContaining(['taken-now', 'not-taken-now']));
    expect(result.chart.episodes.map(({ status }) => status)).toEqual(['unknown']);
  });

  it.each(['Do not stop taking this suddenly', 'Take daily. Do not discontinue without advice.', 'Must not be stopped abruptly', 'Take until stopped by your doctor', 'Tell us if you are not taking it', 'Taking as directed'])('are not found in the advice “%s”', (text) => {
    expect(statuses([anOrder({ dosageInstruction: doses({ value: 50, text }) })])).toEqual(['active']);
  });

  it('of a stopped record say nothing new', () => {
    expect(read([aStatement({ status: 'stopped', note: [{ text: 'stopped in May' }], effectivePeriod: { start: '2025-02-03', end: '2025-05-01' } })]).waiting).toEqual([]);
  });
});

describe('an active order of which nothing was heard for long', () => {
  const days = knowledge.codes.staleOrderDays;
  const on = (extra: number) => read([anOrder({ authoredOn: '2020-01-01' })], { on: localDate(extra === 0 ? '2021-02-04' : '2021-02-05') });

  it('waits from the day after the setting, and not before', () => {
    expect(days).toBe(400);
    expect(on(0).chart.episodes[0]?.status).toBe('active');
    const late = on(1);
    expect(late.chart.episodes[0]).toMatchObject({ status: 'unknown', startOn: '2020-01-01', steps: [{ microgramsPerDay: 50_000 }] });
    expect(late.inbox[0]).toMatchObject({ kind: 'medication', doubts: ['not-renewed'] });
    expect(dispositionOf(late, 'MedicationRequest/m1').list).toBe('waiting');
  });

  it('is taken now or stopped once a person says so', () => {
    const item = read([anOrder({ authoredOn: '2020-01-01' })]).inbox[0];
    const said = Object.fromEntries((item?.choices ?? []).map(({ id, facts }) => [id, facts.map((fact) => (fact.kind === 'medication' ? [fact.fact.status, fact.fact.steps.at(-1)?.microgramsPerDay] : []))]));
    expect(said).toEqual({ 'taken-now': [['active', 50_000]], 'not-taken-now': [['stopped', 50_000]], 'leave-out': [] });
  });

  it.each<[string, Resource]>([
    ['a dispense', aDispense({ whenHandedOver: '2026-01-10' })],
    ['a later order', anOrder({ id: 'm2', authoredOn: '2025-12-01' })],
    ['a statement made later', aStatement({ effectivePeriod: { start: '2020-01-01' }, dateAsserted: '2025-12-01', dosage: doses({ value: 50 }) })],
  ])('goes on with %s', (_name, record) => {
    expect(statuses([anOrder({ authoredOn: '2020-01-01' }), record])).toContain('active');
  });

  it('goes on for as long as its supply reaches', () => {
    const supplied = anOrder({ authoredOn: '2025-01-01', dispenseRequest: { numberOfRepeatsAllowed: 3, expectedSupplyDuration: { value: 90, unit: 'd' } } });
    expect(statuses([supplied])).toEqual(['active']);
  });

  it('of a drug that no rule reads is no question, and not taken either', () => {
    const result = read([anOrder({ authoredOn: '2015-01-01', medicationCodeableConcept: coded(RXNORM, '999999', 'lisinopril 10 MG Oral Tablet'), dosageInstruction: doses({ value: 10 }) })]);
    expect(result.inbox).toEqual([]);
    expect(result.chart.episodes.map(({ status }) => status)).toEqual(['unknown']);
  });
});

describe('two orders of one drug for parts of the day', () => {
  const at = (id: string, when: Json, over: Record<string, Json> = {}) =>
    anOrder({ id, dosageInstruction: [{ timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd', when } }, doseAndRate: [{ doseQuantity: { value: 50, unit: 'mg', code: 'mg' } }] }], ...over });
  const inWords = (id: string, text: string, over: Record<string, Json> = {}) => anOrder({ id, dosageInstruction: doses({ value: 50, text }), ...over });

  it('that begin together are one day’s dose', () => {
    for (const pair of [[at('m1', ['MORN']), at('m2', ['HS'])], [inWords('m1', '50 mg every morning'), inWords('m2', '50 mg at bedtime')]]) {
      const result = read(pair);
      expect(result.chart.episodes).toMatchObject([{ status: 'active', steps: [{ microgramsPerDay: 100_000, timesPerDay: 2 }] }]);
      expect(result.waiting).toEqual([]);
    }
  });

  it('of different doses that begin together are one day’s dose too', () => {
    expect(dose([inWords('m1', 'in the morning'), anOrder({ id: 'm2', medicationCodeableConcept: SERTRALINE_100, dosageInstruction: doses({ value: 100, text: 'at night' }) })])).toEqual([[150_000]]);
  });

  it('that begin on different days wait: the later may have moved the dose to another time', () => {
    const [item] = read([at('m1', ['MORN']), at('m2', ['HS'], { authoredOn: '2025-06-01' })]).inbox;
    expect(item?.doubts).toEqual(['doses-overlap']);
    const offered = item?.choices.map(({ facts }) => facts.flatMap((fact) => (fact.kind === 'medication' ? fact.fact.steps.map(({ microgramsPerDay }) => microgramsPerDay) : [])));
    expect(offered).toContainEqual([50_000, 100_000]);
    expect(offered).toContainEqual([50_000]);
  });

  it('of which one names no part and both begin together wait', () => {
    expect(read([at('m1', ['MORN']), anOrder({ id: 'm2' })]).inbox[0]?.doubts).toEqual(['doses-overlap']);
  });

  it('for the same part, or for none, are refills', () => {
    expect(dose([at('m1', ['MORN']), at('m2', ['MORN'], { authoredOn: '2025-06-01' })])).toEqual([[50_000]]);
    expect(dose([anOrder(), anOrder({ id: 'm2', authoredOn: '2025-06-01' })])).toEqual([[50_000]]);
    expect(read([anOrder(), anOrder({ id: 'm2', authoredOn: '2025-06-01' })]).waiting).toEqual([]);
  });

  it('of statements of one day are parts too', () => {
    const statement = (id: string, text: string) => aStatement({ id, dosage: doses({ value: 50, text }) });
    expect(dose([statement('s1', 'in the morning'), statement('s2', 'at bedtime')])).toEqual([[100_000]]);
  });
});

describe('a dose less often than every second day', () => {
  const PROZAC_WEEKLY = coded(RXNORM, '313995', 'fluoxetine 90 MG Delayed Release Oral Capsule');
  const timing = (repeat: Json): Json => [{ timing: { repeat }, doseAndRate: [{ doseQuantity: { value: 90, unit: 'mg', code: 'mg' } }] }];

  it.each<[string, Json, string]>([
    ['weekly', { frequency: 1, period: 1, periodUnit: 'wk' }, '90 mg once a week'],
    ['every seven days', { frequency: 1, period: 7, periodUnit: 'd' }, '90 mg once a week'],
    ['three times a week', { frequency: 3, period: 1, periodUnit: 'wk' }, '90 mg 3 times a week'],
    ['every fourth week', { frequency: 1, period: 4, periodUnit: 'wk' }, '90 mg every 28 days'],
  ])('%s says so and gives no daily dose (H-03)', (_name, repeat, words) => {
    const result = read([anOrder({ medicationCodeableConcept: PROZAC_WEEKLY, dosageInstruction: timing(repeat) })]);
    const steps = result.chart.episodes.flatMap((episode) => episode.steps);
    expect(steps.map(({ microgramsPerDay }) => microgramsPerDay)).toEqual([null]);
    expect(steps[0]?.form).toContain(words);
  });

  it('offers no daily dose from words either', () => {
    const result = read([anOrder({ medicationCodeableConcept: PROZAC_WEEKLY, dosageInstruction: [{ text: 'Take 1 capsule once weekly' }] })]);
    expect(result.inbox[0]?.choices.map(({ id }) => id)).toEqual(['as-recorded', 'leave-out']);
  });
});
