import { describe, expect, it } from 'vitest';
import { assess } from '@/server/clinical/assess';
import type { Chart } from '@/server/clinical/model/chart';
import { localDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { RXNORM, SNOMED, aCondition, aPatient, anAllergy, coded, type Json, type Resource } from './testing/bundles';
import { dispositionOf, readingWith } from './testing/reading';

const knowledge = loadKnowledge();
const { read } = readingWith(knowledge);

const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm';
const EPILEPSY = coded(SNOMED, '84757009', 'Epilepsy');
const status = (code: string): Json => coded('http://terminology.hl7.org/CodeSystem/condition-clinical', code);
const verification = (code: string): Json => coded('http://terminology.hl7.org/CodeSystem/condition-ver-status', code);

describe('a condition', () => {
  it('that is coded is a fact, whether or not it belongs to a set', () => {
    const result = read([aCondition(EPILEPSY), aCondition(coded(SNOMED, '444814009', 'Viral sinusitis'), { id: 'c2' })]);
    expect(result.chart.conditions).toMatchObject([
      { id: 'Condition/c1', text: 'Epilepsy', clinicalStatus: 'active', onsetOn: '2020-05-04', abatedOn: null, provenance: { source: 'import', resource: 'Condition/c1' } },
      { id: 'Condition/c2' },
    ]);
    expect(result.chart.received).toEqual({ conditions: true, medications: false, allergies: false });
    expect(result.waiting).toEqual([]);
  });

  it('keeps one spelling of system and code', () => {
    const codings = (concept: Json) => read([aCondition(concept)]).chart.conditions[0]?.codings.map(({ system, code }) => `${system} ${code}`);
    expect(codings(coded('urn:oid:2.16.840.1.113883.6.96', '84757009'))).toEqual([`${SNOMED} 84757009`]);
    expect(codings(coded(ICD10CM, 'F502'))).toEqual([`${ICD10CM} F50.2`]);
    expect(codings(coded('https://snomed.info/sct', '84757009'))).toEqual([`${SNOMED} 84757009`]);
  });

  it.each<[string, Json, string]>([
    ['words alone', { text: 'fits as a child' }, 'not-coded'],
    ['a display without a code', { coding: [{ display: 'Epilepsy' }] }, 'not-coded'],
    ['a local code', coded('urn:local', 'EPI', 'Epilepsy'), 'code-not-known'],
    ['ICD-9', coded('http://hl7.org/fhir/sid/icd-9-cm', '345.9', 'Epilepsy'), 'code-not-known'],
    ['SNOMED CT that is no number', coded(SNOMED, 'EPILEPSY', 'Epilepsy'), 'code-not-known'],
    ['nothing', {}, 'not-readable'],
  ])('from %s waits and is no fact (H-05)', (_name, code, doubt) => {
    const result = read([aCondition(code)]);
    expect(result.chart.conditions).toEqual([]);
    expect(result.chart.waiting).toMatchObject([{ kind: 'condition' }]);
    expect(result.inbox[0]?.doubts).toContain(doubt);
  });

  it('from words offers the set that they may mean, with a code that the rules read', () => {
    const [item] = read([aCondition({ text: 'Bulimia nervosa' })]).inbox;
    const codes = item?.choices.flatMap((choice) => choice.facts.flatMap((fact) => (fact.kind === 'condition' ? fact.fact.codings.map((coding) => coding.code) : [])));
    expect(codes).toContain('78004001');
    expect(item?.choices.at(-1)).toMatchObject({ id: 'leave-out', does: 'not-relevant', facts: [] });
  });

  it.each([
    ['absence seizures?', 'set-seizure-disorder'],
    ['epileptic as a child', 'set-seizure-disorder'],
    ['query bulimic', 'set-bulimia-anorexia'],
    ['fit as a child?', 'set-seizure-disorder'],
    ['fits, none since 2009', 'set-seizure-disorder'],
  ])('from the words “%s” offers %s by their stem', (text, offered) => {
    const [item] = read([aCondition({ text })]).inbox;
    const ids = item?.choices.map(({ id }) => id) ?? [];
    expect(ids).toContain(offered);
    expect(ids.slice(-2)).toEqual(['keep-words', 'leave-out']);
    expect(ids.length).toBeLessThanOrEqual(6);
  });

  it('from words that mean no set offers the words and nothing else', () => {
    expect(read([aCondition({ text: 'disorder of unspecified type' })]).inbox[0]?.choices.map(({ id }) => id)).toEqual(['keep-words', 'leave-out']);
    expect(read([aCondition({})]).inbox[0]?.choices.map(({ id }) => id)).toEqual(['leave-out']);
  });

  it('kept in words closes no question: the assessment asks what it asked without them (H-05)', () => {
    const asked = (chart: Chart) => assess(chart, knowledge, localDate('2026-12-01')).questions.flatMap(({ covers }) => covers.map(({ fact }) => fact));
    const none = { ...read([aCondition({ text: 'fit as a child?' }), anAllergy({ text: 'codine?' })]).chart, waiting: [] };
    const { inbox } = read([aCondition({ text: 'fit as a child?' }), anAllergy({ text: 'codine?' })]);
    const kept = inbox.flatMap(({ choices }) => choices.filter(({ id }) => id === 'keep-words'));
    expect(kept.map(({ label }) => label).sort()).toEqual([
      'Keep “codine?” on the chart in these words: it answers no question',
      'Keep “fit as a child?” on the chart in these words: it answers no question',
    ]);
    const facts = kept.flatMap((choice) => choice.facts);
    const chart: Chart = {
      ...none,
      conditions: facts.flatMap((one) => (one.kind === 'condition' ? [one.fact] : [])),
      allergies: facts.flatMap((one) => (one.kind === 'allergy' ? [one.fact] : [])),
    };
    expect([chart.conditions.length, chart.allergies.length]).toEqual([1, 1]);
    expect(asked(none)).toContain('condition:seizure-disorder');
    expect(asked(chart)).toEqual(asked(none));
    const statuses = (of: Chart) => assess(of, knowledge, localDate('2026-12-01')).options.map(({ id, status }) => [id, status]);
    expect(statuses(chart)).toEqual(statuses(none));
  });

  it.each([
    ['entered-in-error', 'entered in error'],
    ['refuted', 'refuted: the person does not have it'],
  ])('%s is left out', (code, why) => {
    expect(dispositionOf(read([aCondition(EPILEPSY, { verificationStatus: verification(code) })]), 'Condition/c1')).toMatchObject({ list: 'leftOut', entry: { why } });
  });

  it('that says none is known is left out and clears nothing', () => {
    const result = read([aCondition(coded(SNOMED, '160245001', 'No current problems'))]);
    expect(result.chart.conditions).toEqual([]);
    expect(result.chart.confirmations).toEqual([]);
    expect(result.leftOut).toHaveLength(1);
  });

  it.each<[string, Record<string, Json>, string]>([
    ['not confirmed', { verificationStatus: verification('provisional') }, 'not-confirmed'],
    ['active and ended', { abatementDateTime: '2021-01-01' }, 'status-not-clear'],
    ['of a status nobody knows', { clinicalStatus: status('dormant') }, 'status-not-clear'],
    ['before birth', { onsetDateTime: '1980-01-01' }, 'before-birth'],
    ['ended before it began', { clinicalStatus: status('resolved'), abatementDateTime: '2019-01-01' }, 'dates-reversed'],
    ['on 30 February', { onsetDateTime: '2020-02-30' }, 'date-not-readable'],
    ['with a modifier nobody knows', { modifierExtension: [{ url: 'urn:x' }] }, 'modifier-extension'],
  ])('%s waits', (_name, over, doubt) => {
    const result = read([aCondition(EPILEPSY, over)]);
    expect(dispositionOf(result, 'Condition/c1').list).toBe('waiting');
    expect(result.inbox[0]?.doubts).toContain(doubt);
    expect(result.chart.conditions).toEqual([]);
  });

  it.each([
    ['2020', 'Epilepsy (since 2020)', null],
    ['2020-05', 'Epilepsy (since 2020-05)', null],
    ['2020-05-04', 'Epilepsy', '2020-05-04'],
    ['2020-05-04T23:30:00-08:00', 'Epilepsy', '2020-05-04'],
    ['2020-05-04T00:30:00+14:00', 'Epilepsy', '2020-05-04'],
    ['2020-02-29', 'Epilepsy', '2020-02-29'],
  ])('keeps the onset %s as precise as it is and on the day as written (FHIR-07, H-07)', (onsetDateTime, text, onsetOn) => {
    expect(read([aCondition(EPILEPSY, { onsetDateTime })]).chart.conditions).toMatchObject([{ text, onsetOn }]);
  });

  it('said twice is one fact', () => {
    const result = read([aCondition(EPILEPSY), aCondition(EPILEPSY, { id: 'c2' })]);
    expect(result.chart.conditions).toHaveLength(1);
    expect(dispositionOf(result, 'Condition/c2')).toMatchObject({ list: 'merged', entry: { why: 'says the same as Condition/c1' } });
  });

  it('without an id is named by its content and said once', () => {
    const { id: _id, ...bare } = aCondition(EPILEPSY);
    const nameless: Resource = { ...bare, resourceType: 'Condition' };
    const result = read([nameless, nameless]);
    expect(result.chart.conditions).toHaveLength(1);
    expect(result.chart.conditions[0]?.id).toMatch(/^Condition\/[0-9a-f]{12}$/);
    expect([...result.taken, ...result.merged].map((entry) => entry.resource).sort()).toEqual(['Patient/p1', 'entry[1]', 'entry[2]']);
  });

  it('with two contents under one id waits; a later version takes the place of an earlier one', () => {
    const other = aCondition(coded(SNOMED, '38341003', 'Hypertension'));
    expect(read([aCondition(EPILEPSY), other]).waiting).toHaveLength(2);
    const at = (lastUpdated: string): Json => ({ lastUpdated });
    const result = read([aCondition(EPILEPSY, { meta: at('2026-01-01T00:00:00Z') }), { ...other, meta: at('2026-02-01T00:00:00Z') }]);
    expect(result.chart.conditions.map((fact) => fact.text)).toEqual(['Hypertension']);
    expect(result.merged).toMatchObject([{ why: 'an older version of Condition/c1' }]);
  });
});

describe('an allergy', () => {
  it('to a coded medicine names the ingredient that rules ask for', () => {
    const result = read([anAllergy(coded(RXNORM, '42347', 'bupropion'), { type: 'allergy', reaction: [{ manifestation: [{ text: 'hives' }] }] })]);
    expect(result.chart.allergies).toMatchObject([{ id: 'AllergyIntolerance/a1', ingredient: 'bupropion', type: 'allergy', reaction: 'hives' }]);
  });

  it('coded and to nothing that rules ask for is a fact', () => {
    expect(read([anAllergy(coded(SNOMED, '91935009', 'Allergy to peanut'))]).chart.allergies).toMatchObject([{ ingredient: null, text: 'Allergy to peanut' }]);
  });

  it.each<[string, Json]>([
    ['a code', coded(SNOMED, '716186003', 'No known allergy')],
    ['words', { text: 'NKDA' }],
    ['other words', { text: 'No known drug allergies' }],
  ])('that says by %s that none is known is left out and clears nothing (FHIR-05)', (_name, code) => {
    const result = read([anAllergy(code)]);
    expect(result.chart.allergies).toEqual([]);
    expect(result.chart.confirmations).toEqual([]);
    expect(result.leftOut).toHaveLength(1);
    expect(result.chart.received.allergies).toBe(true);
  });

  it.each(['None', 'none known', 'NKDA.', 'NKA', 'No Known Allergies', 'No known drug or food allergies', 'No known allergy (situation)', 'Denies any allergies', 'Not allergic', 'No allergies to medications', 'no reported drug allergies', 'No known drug allergies (NKDA)'])('in the words “%s” is none', (text) => {
    expect(read([anAllergy({ text })]).leftOut).toHaveLength(1);
  });

  it.each(['None of the above, but hives with penicillin', 'None except sulfa', 'NKDA except codeine', 'No known drug allergies other than bupropion', 'None recently', 'Nonesuch cream', 'No allergy testing done', 'Not known'])('in the words “%s” waits', (text) => {
    const result = read([anAllergy({ text })]);
    expect(result.waiting).toHaveLength(1);
    expect(result.chart.allergies).toEqual([]);
  });

  it('whose code says none and whose words say more waits', () => {
    const [item] = read([anAllergy({ coding: [{ system: SNOMED, code: '716186003', display: 'No known allergy' }], text: 'NKDA apart from Wellbutrin (hives)' })]).inbox;
    expect(item?.doubts).toContain('status-not-clear');
    expect(item?.choices.map(({ id }) => id)).toContain('to-bupropion');
  });

  it.each(['refuted', 'entered-in-error'])('%s is left out', (code) => {
    expect(read([anAllergy(coded(RXNORM, '42347'), { verificationStatus: coded('http://terminology.hl7.org/CodeSystem/allergyintolerance-verification', code) })]).leftOut).toHaveLength(1);
  });

  it.each<[string, Json, string]>([
    ['words alone', { text: 'Wellbutrin' }, 'recognised-by-name-only'],
    ['words for nothing known', { text: 'that yellow pill' }, 'not-coded'],
    ['a local code', coded('urn:local', '9'), 'code-not-known'],
    ['a product of two ingredients', coded(RXNORM, '403970'), 'recognised-by-name-only'],
  ])('from %s waits', (_name, code, doubt) => {
    const result = read([anAllergy(code)]);
    expect(result.chart.allergies).toEqual([]);
    expect(result.inbox[0]?.doubts).toContain(doubt);
    expect(result.chart.waiting).toMatchObject([{ kind: 'allergy' }]);
  });

  it('from words for nothing known is kept in words, never as none of the medicines', () => {
    expect(read([anAllergy({ text: 'that yellow pill' })]).inbox[0]?.choices.map(({ id }) => id)).toEqual(['keep-words', 'leave-out']);
    expect(read([anAllergy({ text: 'codine?' })]).inbox[0]?.choices.map(({ label }) => label)).toEqual([
      'An allergy to codeine', 'Keep “codine?” on the chart in these words: it answers no question', 'Leave it out',
    ]);
    expect(read([anAllergy({})]).inbox[0]?.choices.map(({ id }) => id)).toEqual(['leave-out']);
  });

  it('by a brand name offers the ingredient', () => {
    const [item] = read([anAllergy({ text: 'Wellbutrin' })]).inbox;
    expect(item?.choices[0]).toMatchObject({ id: 'to-bupropion', facts: [{ fact: { ingredient: 'bupropion' } }] });
  });
});

describe('a patient', () => {
  it('is read with identifiers, names, contact', () => {
    const result = read([], { patient: aPatient({ telecom: [{ system: 'phone', value: '555-0100' }], address: [{ line: ['1 Test Street'], city: 'Testville' }] }) });
    expect(result.patient).toMatchObject({ birthOn: '1984-03-09', sex: 'female', deceased: false, contact: { phones: ['555-0100'], addressLines: ['1 Test Street', 'Testville'] } });
    expect(result.patient.identifiers).toEqual([{ system: 'urn:test:mrn', value: 'T-0001', type: null }]);
  });

  it.each([
    ['1984', null, 'taken'],
    ['1984-02-30', null, 'waiting'],
    ['2050-01-01', null, 'waiting'],
  ])('born on %s', (birthDate, birthOn, list) => {
    const result = read([], { patient: aPatient({ birthDate }), today: '2026-12-01' as never });
    expect(result.patient.birthOn).toBe(birthOn);
    expect(dispositionOf(result, 'Patient/p1').list).toBe(list);
  });
});
