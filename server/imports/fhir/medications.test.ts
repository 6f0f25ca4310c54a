import { describe, expect, it } from 'vitest';
import { localDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { RXNORM, SERTRALINE_100, SERTRALINE_50, SNOMED, aDispense, aStatement, anOrder, coded, doses, type Json, type Resource } from './testing/bundles';
import { dispositionOf, readingWith } from './testing/reading';

const { read } = readingWith(loadKnowledge());

const only = (resources: readonly Resource[]) => {
  const result = read(resources);
  const [episode] = result.chart.episodes;
  if (episode === undefined || result.chart.episodes.length > 1) throw new Error(`${result.chart.episodes.length} episodes`);
  return { result, episode, item: result.inbox[0] };
};
const dose = (episode: { steps: readonly { microgramsPerDay: number | null }[] }) => episode.steps.map((step) => step.microgramsPerDay);

describe('the drug of a record', () => {
  it('comes from the code, with its strength', () => {
    const { episode } = only([anOrder()]);
    expect(episode).toMatchObject({ id: 'medication:sertraline:2025-02-03', drug: 'sertraline', drugId: 'sertraline', status: 'active', startOn: '2025-02-03' });
    expect(episode.steps).toEqual([{ from: '2025-02-03', microgramsPerDay: 50_000, timesPerDay: 1, form: 'Oral Tablet', reason: null }]);
  });

  const medication: Resource = { resourceType: 'Medication', id: 'med1', code: SERTRALINE_50 };
  const { medicationCodeableConcept: _coded, ...bare } = anOrder();
  const pointing = (reference: string, over: Record<string, Json> = {}): Resource => ({ ...bare, resourceType: 'MedicationRequest', medicationReference: { reference }, ...over });

  it('is found where the record points: contained, by id, by version', () => {
    for (const order of [pointing('#inside', { contained: [{ ...medication, id: 'inside' }] })]) expect(only([order]).episode.drugId).toBe('sertraline');
    for (const reference of ['Medication/med1', 'Medication/med1/_history/2', 'urn:uuid:med1', 'https://ehr.example/fhir/Medication/med1']) {
      const { result, episode } = only([pointing(reference), medication]);
      expect(episode.drugId).toBe('sertraline');
      expect(dispositionOf(result, 'Medication/med1')).toMatchObject({ list: 'merged', entry: { why: 'the medicine of MedicationRequest/m1' } });
    }
  });

  it('that the bundle does not hold makes the record wait', () => {
    const result = read([pointing('Medication/elsewhere')]);
    expect(dispositionOf(result, 'MedicationRequest/m1')).toMatchObject({ list: 'waiting' });
    expect(result.chart.waiting).toMatchObject([{ kind: 'medication' }]);
  });

  it.each([
    ['words alone', { text: 'Zoloft 50 mg tablets' }, 'recognised-by-name-only', 'sertraline'],
    ['a local code', { coding: [{ system: 'urn:local', code: 'SER50', display: 'sertraline 50' }] }, 'recognised-by-name-only', 'sertraline'],
    ['a code of RxNorm that the content does not have', coded(RXNORM, '999999', 'metoprolol tartrate 25 MG Oral Tablet'), 'recognised-by-name-only', 'metoprolol'],
    ['a slip of the pen', coded(RXNORM, '999999', 'Sertralin 50 MG'), 'recognised-by-name-only', 'sertraline'],
  ])('is only asked for when %s name it', (_name, concept, code, drug) => {
    const { result, episode, item } = only([anOrder({ medicationCodeableConcept: concept })]);
    expect(dispositionOf(result, 'MedicationRequest/m1').list).toBe('waiting');
    expect(item?.doubts).toContain(code);
    expect(episode).toMatchObject({ drug, status: 'unknown' });
    expect(dose(episode).filter((amount) => amount !== null)).toEqual([]);
    expect(item?.choices.some((choice) => choice.facts.some((fact) => fact.kind === 'medication' && fact.fact.status === 'active' && fact.fact.drug === drug))).toBe(true);
  });

  it.each([
    ['words that name nothing known', { text: 'the small white ones' }, 'not-coded'],
    ['a local code without words', { coding: [{ system: 'urn:local', code: '17' }] }, 'code-not-known'],
    ['a code of RxNorm without words', { coding: [{ system: RXNORM, code: '999999' }] }, 'code-not-known'],
    ['a code and words for two medicines', { coding: [{ system: RXNORM, code: '312941' }], text: 'fluoxetine 20 mg' }, 'recognised-by-name-only'],
  ])('is not taken from %s', (_name, concept, code) => {
    const result = read([anOrder({ medicationCodeableConcept: concept })]);
    expect(result.chart.episodes).toEqual([]);
    expect(result.inbox[0]?.doubts).toContain(code);
    expect(result.chart.waiting[0]?.kind).toBe('medication');
  });

  it('is understood when it is coded and none that a rule knows', () => {
    const { result, episode } = only([anOrder({ medicationCodeableConcept: coded(RXNORM, '999999', 'lisinopril 10 MG Oral Tablet'), dosageInstruction: doses({ value: 10 }) })]);
    expect(episode).toMatchObject({ drug: 'lisinopril', drugId: null, status: 'active' });
    expect(result.waiting).toEqual([]);
  });

  it('of a combination counts once for each ingredient, or as the combination that rules name', () => {
    const both = read([anOrder({ medicationCodeableConcept: coded(RXNORM, '856706', 'amitriptyline hydrochloride 10 MG / perphenazine 2 MG Oral Tablet'), dosageInstruction: [] })]);
    expect(both.chart.episodes.map((episode) => episode.drug).sort()).toEqual(['amitriptyline', 'perphenazine']);
    expect(both.taken.length + both.merged.length + both.waiting.length + both.leftOut.length).toBe(2);
    const named = read([anOrder({ medicationCodeableConcept: coded(RXNORM, '1551468'), dosageInstruction: [] })]);
    expect(named.chart.episodes.map((episode) => episode.drug)).toEqual(['bupropion/naltrexone']);
  });

  it('is the ingredient only where the code names no formulation, and joins the formulation beside it', () => {
    expect(only([anOrder({ medicationCodeableConcept: coded(RXNORM, '42347', 'bupropion'), dosageInstruction: doses({ value: 150 }) })]).episode).toMatchObject({ drug: 'bupropion', drugId: null });
    const { episode } = only([
      anOrder({ id: 'm1', medicationCodeableConcept: coded(RXNORM, '993541'), dosageInstruction: doses({ value: 150 }) }),
      anOrder({ id: 'm2', medicationCodeableConcept: coded(RXNORM, '42347'), dosageInstruction: doses({ value: 150 }), authoredOn: '2025-04-01' }),
    ]);
    expect(episode).toMatchObject({ id: 'medication:bupropion-xl:2025-02-03', drugId: 'bupropion-xl' });
    expect(episode.refills).toHaveLength(1);
  });
});

describe('status', () => {
  it.each([
    ['entered-in-error', 'entered in error'],
    ['cancelled', 'cancelled'],
    ['draft', 'a draft, not an order'],
  ])('%s leaves the order out', (status, why) => {
    expect(dispositionOf(read([anOrder({ status })]), 'MedicationRequest/m1')).toMatchObject({ list: 'leftOut', entry: { why } });
  });

  it('of an order not to give, a proposal, a refused dispense leaves it out', () => {
    for (const record of [anOrder({ doNotPerform: true }), anOrder({ intent: 'proposal' })]) expect(read([record]).leftOut).toHaveLength(1);
    expect(read([aDispense({ status: 'declined' })]).leftOut).toHaveLength(1);
    expect(read([aStatement({ status: 'not-taken' })]).leftOut).toHaveLength(1);
  });

  it('of a plan gives a planned episode beside the present one', () => {
    const result = read([anOrder(), anOrder({ id: 'm2', intent: 'plan', authoredOn: '2027-01-04' })]);
    expect(result.chart.episodes.map((episode) => episode.status).sort()).toEqual(['active', 'planned']);
  });

  it('of an order written now for a later start is planned, and so is what somebody intends to take', () => {
    const ahead: Json = [{ timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd', boundsPeriod: { start: '2026-12-20' } } }, doseAndRate: [{ doseQuantity: { value: 50, unit: 'mg' } }] }];
    for (const record of [anOrder({ authoredOn: '2026-11-28', dosageInstruction: ahead }), aStatement({ status: 'intended', effectivePeriod: { start: '2026-12-20' }, dosage: doses({ value: 50 }) })]) {
      const result = read([record], { on: localDate('2026-12-01'), today: localDate('2026-12-01') });
      expect(result.chart.episodes).toMatchObject([{ status: 'planned', startOn: '2026-12-20' }]);
      expect(result.waiting).toEqual([]);
    }
  });

  it.each(['on-hold', 'unknown', 'sleeping'])('%s waits and is neither active nor stopped', (status) => {
    const { episode, item } = only([anOrder({ status })]);
    expect(episode.status).toBe('unknown');
    expect(item?.doubts).toContain('status-not-clear');
    expect(item?.choices.map((choice) => choice.id)).toEqual(['taken-now', 'not-taken-now', 'leave-out']);
  });

  it('that is active after its end has passed is a contradiction', () => {
    expect(only([aStatement({ effectivePeriod: { start: '2025-01-01', end: '2025-06-30' } })]).item?.doubts).toContain('status-not-clear');
  });

  it('that is over while its end lies ahead is a contradiction: the end was a plan', () => {
    for (const status of ['stopped', 'completed']) {
      const { episode, item } = only([aStatement({ status, effectivePeriod: { start: '2025-01-01', end: '2099-06-30' } })]);
      expect(item?.doubts).toContain('status-not-clear');
      expect(episode).toMatchObject({ status: 'unknown', stopOn: null });
    }
  });

  it('of a plan that is over does not say that the medicine was taken', () => {
    const { episode, item } = only([anOrder({ intent: 'plan', status: 'completed' })]);
    expect(item?.doubts).toContain('status-not-clear');
    expect(episode.status).toBe('unknown');
  });

  it.each([['2025-02-09', 7, 'd', 'active'], ['2025-02-10', 7, 'd', 'unknown'], ['2025-02-16', 2, 'wk', 'active'], ['2025-02-17', 2, 'wk', 'unknown'], ['2025-02-17', 7, 'mystery', 'active']])('on %s of active for %d %s is %s', (on, value, unit, expected) => {
    const forDays: Json = [{ timing: { repeat: { boundsDuration: { value, unit }, frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: 50, unit: 'mg' } }] }];
    expect(read([anOrder({ dosageInstruction: forDays })], { on: localDate(on) }).chart.episodes).toMatchObject([{ status: expected }]);
  });

  it('stopped keeps the last day and the reason', () => {
    const { episode } = only([aStatement({ status: 'stopped', effectivePeriod: { start: '2025-01-01', end: '2025-06-30' }, statusReason: [coded('http://terminology.hl7.org/CodeSystem/medicationrequest-status-reason', 'sintol', 'felt flat')] })]);
    expect(episode).toMatchObject({ status: 'stopped', stopOn: '2025-06-30', stopReason: { kind: 'side-effect', text: 'felt flat' } });
  });
});

describe('episodes', () => {
  it('merge years of yearly orders of one drug and keep them visible', () => {
    const orders = [2022, 2023, 2024, 2025].map((year) => anOrder({ id: `m${year}`, authoredOn: `${year}-03-01`, status: year === 2025 ? 'active' : 'stopped' }));
    const { result, episode } = only(orders);
    expect(episode).toMatchObject({ startOn: '2022-03-01', status: 'active', stopOn: null });
    expect(episode.refills.map((refill) => refill.on)).toEqual(['2023-03-01', '2024-03-01', '2025-03-01']);
    expect(result.taken).toHaveLength(2);
    expect(result.merged).toHaveLength(3);
  });

  it('join a stopped and an active order days apart, and part at a gap of years', () => {
    expect(only([anOrder({ status: 'stopped' }), anOrder({ id: 'm2', authoredOn: '2025-02-11' })]).episode.startOn).toBe('2025-02-03');
    const apart = read([anOrder({ status: 'stopped', authoredOn: '2015-02-03' }), anOrder({ id: 'm2' })]);
    expect(apart.chart.episodes.map((episode) => [episode.startOn, episode.status])).toEqual([['2015-02-03', 'stopped'], ['2025-02-03', 'active']]);
  });

  it('part where a supply has run out long before the next', () => {
    const dispenses = ['2025-01-01', '2025-01-29', '2025-09-01'].map((day, at) => aDispense({ id: `d${at}`, whenHandedOver: day }));
    expect(read(dispenses).chart.episodes.map((episode) => [episode.startOn, episode.refills.length])).toEqual([['2025-01-01', 1], ['2025-09-01', 0]]);
  });

  it('make a dose step of each changed order and none of a refill', () => {
    const { result, episode } = only([
      anOrder({ status: 'completed' }),
      anOrder({ id: 'm2', status: 'completed', authoredOn: '2025-03-03' }),
      anOrder({ id: 'm3', authoredOn: '2025-04-03', medicationCodeableConcept: SERTRALINE_100, dosageInstruction: doses({ value: 100 }) }),
    ]);
    expect(episode.steps.map((step) => [step.from, step.microgramsPerDay])).toEqual([['2025-02-03', 50_000], ['2025-04-03', 100_000]]);
    expect(dispositionOf(result, 'MedicationRequest/m2').list).toBe('merged');
    expect(dispositionOf(result, 'MedicationRequest/m3').list).toBe('taken');
  });

  it('do not guess whether a second active order replaces the first or adds to it', () => {
    const { result, episode, item } = only([anOrder(), anOrder({ id: 'm2', authoredOn: '2025-04-03', medicationCodeableConcept: SERTRALINE_100, dosageInstruction: doses({ value: 100 }) })]);
    expect(dose(episode)).toEqual([50_000, null]);
    expect(dispositionOf(result, 'MedicationRequest/m2').list).toBe('waiting');
    expect(item?.doubts).toEqual(['doses-overlap']);
    const offered = (item?.choices ?? []).map((choice) => choice.facts.flatMap((fact) => (fact.kind === 'medication' ? dose(fact.fact) : [])));
    expect(offered).toContainEqual([50_000, 100_000]);
    expect(offered).toContainEqual([50_000, 150_000]);
    expect(item?.choices.at(-1)).toMatchObject({ does: 'not-relevant', replaces: [episode.id] });
  });

  it('take the second order where it says that it takes the place of the first', () => {
    const { episode, result } = only([anOrder(), anOrder({ id: 'm2', authoredOn: '2025-04-03', priorPrescription: { reference: 'MedicationRequest/m1' }, dosageInstruction: doses({ value: 100 }) })]);
    expect(dose(episode)).toEqual([50_000, 100_000]);
    expect(result.waiting).toEqual([]);
  });

  it('take the dose of a newer statement over that of the order', () => {
    const { episode } = only([anOrder(), aStatement({ effectivePeriod: { start: '2025-05-01' }, dosage: doses({ value: 25 }) })]);
    expect(dose(episode)).toEqual([50_000, 25_000]);
  });
});

describe('what cannot be', () => {
  it('a drug taken before it existed waits without its start', () => {
    const { episode, item } = only([anOrder({ authoredOn: '1967-08-25' })]);
    expect(episode).toMatchObject({ status: 'unknown', startOn: null, steps: [] });
    expect(item?.doubts).toContain('taken-before-it-existed');
  });

  it('outside the US a drug may have been sold earlier, within reason', () => {
    const early = [anOrder({ authoredOn: '1990-06-01', status: 'stopped' })];
    expect(read(early, { region: 'US' }).waiting).toHaveLength(1);
    expect(read(early, { region: 'UK' }).waiting).toEqual([]);
    expect(read([anOrder({ authoredOn: '1967-08-25' })], { region: 'UK', patient: { resourceType: 'Patient', id: 'p1' } }).waiting).toHaveLength(1);
  });

  it.each([
    ['before birth', { authoredOn: '1983-01-01', medicationCodeableConcept: coded(RXNORM, '999999', 'lisinopril 10 MG Oral Tablet') }, 'before-birth'],
    ['on no calendar', { authoredOn: '2025-02-30' }, 'date-not-readable'],
    ['at 24 o’clock', { authoredOn: '2025-02-03T24:00:00Z' }, 'date-not-readable'],
    ['in the year 1', { authoredOn: '0001-01-01' }, 'date-not-readable'],
  ])('a start %s', (_name, over, code) => {
    expect(only([anOrder(over)]).item?.doubts).toContain(code);
  });

  it('a start after the day of death, or after today', () => {
    expect(read([anOrder()], { patient: { resourceType: 'Patient', id: 'p1', deceasedDateTime: '2024-01-01' } }).inbox[0]?.doubts).toContain('after-death');
    expect(read([anOrder({ authoredOn: '2027-01-01' })], { today: '2026-12-01' as never }).inbox[0]?.doubts).toContain('in-the-future');
    expect(read([anOrder({ authoredOn: '2027-01-01' })], { over: { timestamp: '2026-11-30T12:00:00Z' } }).inbox[0]?.doubts).toContain('in-the-future');
  });

  it('an end before the start', () => {
    expect(only([aStatement({ status: 'stopped', effectivePeriod: { start: '2025-06-01', end: '2025-01-01' } })]).item?.doubts).toContain('dates-reversed');
  });

  it('a strength that was never sold, and the person can still say what it was', () => {
    const fluoxetine25 = coded(RXNORM, '406022', 'Fluoxetine 25MG');
    const { episode, item } = only([anOrder({ medicationCodeableConcept: fluoxetine25, dosageInstruction: doses({ value: 1, unit: 'tablet' }) })]);
    expect(item?.doubts).toContain('strength-never-sold');
    expect(episode).toMatchObject({ drug: 'fluoxetine', status: 'active', startOn: '2025-02-03' });
    expect(dose(episode)).toEqual([null]);
  });

  it('an extension that may change the meaning', () => {
    expect(only([anOrder({ modifierExtension: [{ url: 'urn:test:not', valueBoolean: true }] })]).item?.doubts).toContain('modifier-extension');
  });

  it('a start known to the year is kept as the year', () => {
    const { episode, item } = only([aStatement({ effectivePeriod: { start: '2019' }, dosage: doses({ value: 50 }) })]);
    expect(episode).toMatchObject({ startOn: null, display: expect.stringContaining('(since 2019)') as string });
    expect(item?.choices.map((choice) => choice.facts.flatMap((fact) => (fact.kind === 'medication' ? fact.fact.startOn : [])))).toEqual([['2019-01-01'], ['2019-12-31'], []]);
  });
});

it('a condition that a record gives as its reason is its indication', () => {
  const depression: Resource = { resourceType: 'Condition', id: 'c9', subject: { reference: 'Patient/p1' }, code: coded(SNOMED, '370143000', 'Major depression') };
  expect(only([anOrder({ reasonReference: [{ reference: 'Condition/c9' }] }), depression]).episode.indication).toBe('Major depression');
});
