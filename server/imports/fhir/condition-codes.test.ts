import { describe, expect, it } from 'vitest';
import { assess } from '@/server/clinical/assess';
import { localDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { RXNORM, SNOMED, aCondition, anAllergy, anOrder, coded, type Json } from './testing/bundles';
import { dispositionOf, readingWith } from './testing/reading';

const knowledge = loadKnowledge();
const { read } = readingWith(knowledge);

const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm';
const ICD10 = 'http://hl7.org/fhir/sid/icd-10';
const icd9 = 'http://hl7.org/fhir/sid/icd-9-cm';

describe('a condition coded outside the sets of the content (H-05)', () => {
  it.each<[string, Json, string]>([
    ['SNOMED CT of a kind of epilepsy', coded(SNOMED, '19598007', 'Generalized epilepsy (disorder)'), 'seizure-disorder'],
    ['SNOMED CT of a past brain injury', coded(SNOMED, '127295002', 'Traumatic brain injury (disorder)'), 'head-injury'],
    ['SNOMED CT of a kind of dementia', coded(SNOMED, '230265002', "Familial Alzheimer's disease of early onset (disorder)"), 'dementia'],
    ['SNOMED CT of a common parent', coded(SNOMED, '35489007', 'Depressive disorder'), 'mdd'],
    ['SNOMED CT of an infection for which only categories are listed', coded(SNOMED, '7180009', 'Meningitis'), 'cns-infection'],
    ['a code whose display says nothing and whose text does', { coding: [{ system: SNOMED, code: '75543006', display: 'Disorder' }], text: 'grand mal fits, last seizure 2019' }, 'seizure-disorder'],
    ['a code whose text says nothing and whose display does', { coding: [{ system: SNOMED, code: '75543006', display: 'Cerebral epilepsy' }], text: 'see letter' }, 'seizure-disorder'],
    ['ICD-10-CM outside the categories', coded(ICD10CM, 'O99.350', 'Diseases of the nervous system complicating pregnancy: epilepsy'), 'seizure-disorder'],
    ['an alcohol withdrawal of the ICD-10 of the WHO', coded(ICD10, 'F10.3', 'Mental and behavioural disorders due to use of alcohol: withdrawal state'), 'alcohol-withdrawal'],
  ])('waits when its words mean one: %s', (_name, code, set) => {
    const result = read([aCondition(code)]);
    expect(dispositionOf(result, 'Condition/c1').list).toBe('waiting');
    expect(result.chart.conditions).toEqual([]);
    expect(result.inbox[0]?.doubts).toContain('code-not-known');
    const choice = result.inbox[0]?.choices.find(({ id }) => id === `set-${set}`);
    const [fact] = choice?.facts ?? [];
    if (fact?.kind !== 'condition') throw new Error(`no choice for ${set}: ${result.inbox[0]?.choices.map(({ id }) => id).join(', ')}`);
    // The choice makes a fact that the rules find, and keeps the code of the record.
    const chart = { ...result.chart, conditions: [fact.fact], waiting: [] };
    const before = assess({ ...chart, conditions: [] }, knowledge, localDate('2026-12-01'));
    expect(assess(chart, knowledge, localDate('2026-12-01'))).not.toEqual(before);
    expect(fact.fact.codings.length).toBeGreaterThan(1);
  });

  it.each<[string, Json]>([
    ['a cold', coded(SNOMED, '82272006', 'Common cold')],
    ['a neoplasm of another organ', coded(SNOMED, '126906006', 'Neoplasm of prostate')],
    ['an injury of another part', coded(SNOMED, '125601008', 'Injury of knee')],
    ['a stage before', coded(SNOMED, '714628002', 'Prediabetes')],
    ['a loss of appetite', coded(SNOMED, '79890006', 'Loss of appetite')],
    ['a relative', coded(SNOMED, '160303001', 'Family history: Diabetes mellitus')],
    ['a relative, in short', coded(SNOMED, '297250002', 'FH: Epilepsy')],
  ])('is a fact when its words mean none: %s', (_name, code) => {
    expect(read([aCondition(code)]).chart.conditions).toHaveLength(1);
  });

  it('can be taken as none of what its words may mean', () => {
    const [item] = read([aCondition(coded(SNOMED, '70995007', 'Pulmonary hypertension'))]).inbox;
    expect(item?.choices.map(({ id }) => id)).toEqual(expect.arrayContaining(['set-hypertension', 'take', 'leave-out']));
    const taken = item?.choices.find(({ id }) => id === 'take');
    expect(taken?.facts).toMatchObject([{ kind: 'condition', fact: { codings: [{ code: '70995007' }] } }]);
  });

  it('waits when neither code nor words say what it is', () => {
    const [item] = read([aCondition({ coding: [{ system: SNOMED, code: '19598007' }] })]).inbox;
    expect(item?.doubts).toContain('code-not-known');
    expect(item?.choices.map(({ id }) => id)).toEqual(['keep-words', 'leave-out']);
  });

  it('waits when its code means one condition and its words another', () => {
    expect(read([aCondition({ coding: [{ system: ICD10CM, code: 'I10' }], text: 'Epilepsy' })]).waiting).toHaveLength(1);
    expect(read([aCondition({ coding: [{ system: ICD10CM, code: 'F31.9' }], text: 'Bipolar depression' })]).waiting).toEqual([]);
  });
});

describe('the ICD-10 of the WHO', () => {
  it.each([['G40.9', 'Epilepsy, unspecified'], ['G41.0', 'Grand mal status epilepticus'], ['F50.2', 'Bulimia nervosa'], ['F32.1', 'Moderate depressive episode']])('%s is held as its set', (code, display) => {
    const result = read([aCondition(coded(ICD10, code, display))]);
    expect(result.waiting).toEqual([]);
    expect(result.chart.conditions).toMatchObject([{ codings: [{ system: ICD10, code }] }]);
  });

  it('status epilepticus rules bupropion out whichever ICD-10 it is sent as', () => {
    for (const system of [ICD10, ICD10CM]) {
      const { chart } = read([aCondition(coded(system, 'G41.0', 'Grand mal status epilepticus'))]);
      expect(assess(chart, knowledge, localDate('2026-12-01')).options.find(({ id }) => id === 'bupropion-switch')?.status).toBe('contraindicated');
    }
  });

  it('waits where the code is none of the sets, as ICD-9 does', () => {
    expect(read([aCondition(coded(ICD10, 'J06.9', 'Acute upper respiratory infection'))]).waiting).toHaveLength(1);
    expect(read([aCondition(coded(icd9, '345.9', 'Epilepsy'))]).waiting).toHaveLength(1);
  });
});

describe('a medicine by its brand', () => {
  it.each([
    ['Contrave', 'bupropion/naltrexone'], ['Mysimba', 'bupropion/naltrexone'], ['Aplenzin', 'bupropion'], ['Auvelity 45-105 mg', 'bupropion/dextromethorphan'],
    ['Zyvox', 'linezolid'], ['Orap', 'pimozide'], ['Marplan', 'isocarboxazid'], ['Azilect', 'rasagiline'], ['Xadago', 'safinamide'], ['Eldepryl', 'selegiline'], ['Emsam 6 MG/24HR', 'selegiline'],
    ['Matulane', 'procarbazine'], ['procarbazine 50 MG Oral Capsule', 'procarbazine'],
  ])('%s with a code that is not held waits as %s', (display, drug) => {
    const result = read([anOrder({ medicationCodeableConcept: coded(RXNORM, '999999', display), dosageInstruction: [] })]);
    expect(dispositionOf(result, 'MedicationRequest/m1').list).toBe('waiting');
    expect(result.inbox[0]?.choices.some(({ facts }) => facts.some((fact) => fact.kind === 'medication' && fact.fact.drug === drug && fact.fact.status === 'active'))).toBe(true);
    expect(result.chart.episodes.every(({ status }) => status === 'unknown')).toBe(true);
  });

  it('every brand of the content leads to its ingredient, and none is a fact by itself', () => {
    for (const { name, ingredient } of knowledge.codes.brands) {
      const result = read([anOrder({ medicationCodeableConcept: coded(RXNORM, '999999', name), dosageInstruction: [] })]);
      expect([name, result.waiting.length]).toEqual([name, 1]);
      expect([name, result.chart.episodes.map(({ drug, status }) => `${drug} ${status}`)]).toEqual([name, [`${ingredient} unknown`]]);
    }
  });

  it('of an allergy offers the ingredient', () => {
    expect(read([anAllergy({ text: 'Contrave' })]).inbox[0]?.choices.map(({ id }) => id)).toContain('to-bupropion/naltrexone');
  });

  it('of procarbazine, once a person takes it, rules bupropion out as an MAO inhibitor', () => {
    const result = read([anOrder({ medicationCodeableConcept: coded(RXNORM, '999999', 'Matulane'), dosageInstruction: [] })]);
    const [fact] = result.inbox[0]?.choices.find(({ id }) => id === 'as-recorded')?.facts ?? [];
    if (fact?.kind !== 'medication') throw new Error('no choice that takes it');
    const chart = { ...result.chart, episodes: [fact.fact], waiting: [] };
    expect(assess(chart, knowledge, localDate('2026-12-01')).options.find(({ id }) => id === 'bupropion-switch')?.status).toBe('contraindicated');
  });
});
