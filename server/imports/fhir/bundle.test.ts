import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { SNOMED, aCondition, aPatient, anOrder, asText, bundleOf, coded } from './testing/bundles';
import { readingWith } from './testing/reading';

const { read, refusal, refusalOf } = readingWith(loadKnowledge());

const epilepsy = coded(SNOMED, '84757009', 'Epilepsy');

describe('a document that is refused as a whole', () => {
  it.each([
    ['a list', '[]', 'not-a-bundle', 'document'],
    ['a single resource', asText(anOrder()), 'not-a-bundle', 'resourceType'],
    ['an object without a type', '{}', 'not-a-bundle', 'resourceType'],
    ['no entries', '{"resourceType":"Bundle","type":"collection"}', 'empty-bundle', 'entry'],
    ['an empty list of entries', '{"resourceType":"Bundle","entry":[]}', 'empty-bundle', 'entry'],
    ['entries that are no list', '{"resourceType":"Bundle","entry":{}}', 'not-a-bundle', 'entry'],
  ])('is %s', (_name, text, code, path) => {
    expect(refusal(text)).toMatchObject({ code, path });
  });

  it('has no patient, or two', () => {
    expect(refusalOf(bundleOf([anOrder()], { patient: null })).code).toBe('no-patient');
    expect(refusalOf(bundleOf([anOrder(), aPatient({ id: 'p2' })]))).toMatchObject({ code: 'two-patients', path: 'entry[2].resource' });
  });

  it('has two different patients under one id', () => {
    expect(refusalOf(bundleOf([aPatient({ birthDate: '1990-01-01' })])).code).toBe('two-patients');
  });

  it('says that it is another version of FHIR', () => {
    expect(refusalOf(bundleOf([], { over: { meta: { profile: ['http://hl7.org/fhir/3.0/StructureDefinition/Bundle'] } } }))).toMatchObject({ code: 'wrong-version', path: 'meta.profile[0]' });
    expect(refusalOf(bundleOf([], { over: { fhirVersion: '5.0.0' } }))).toMatchObject({ code: 'wrong-version', path: 'fhirVersion' });
    expect(refusalOf(bundleOf([{ resourceType: 'MedicationOrder' }]))).toMatchObject({ code: 'wrong-version', path: 'entry[1].resource.resourceType' });
    expect(read([], { over: { fhirVersion: '4.0.1' } }).taken).toHaveLength(1);
  });

  it.each([
    ['by type and id', { reference: 'Patient/p2' }],
    ['by urn', { reference: 'urn:uuid:00000000-0000-4000-8000-000000000002' }],
    ['at another server', { reference: 'https://other.example/fhir/Patient/p2' }],
  ])('points at another patient %s', (_name, subject) => {
    expect(refusalOf(bundleOf([aCondition(epilepsy, { subject })]))).toMatchObject({ code: 'other-patient', path: 'entry[1].resource.subject.reference' });
  });

  it('points at another patient from a record that would not be used', () => {
    expect(refusalOf(bundleOf([{ resourceType: 'Claim', id: 'x', patient: { reference: 'Patient/p2' } }])).code).toBe('other-patient');
  });
});

describe('references to the patient', () => {
  it.each([
    [{ reference: 'Patient/p1' }],
    [{ reference: 'Patient/p1/_history/3' }],
    [{ reference: 'https://ehr.example/fhir/Patient/p1' }],
    [{ reference: 'urn:uuid:p1' }],
    [{ identifier: { system: 'urn:test:mrn', value: 'T-0001' } }],
  ])('%j is this person', (subject) => {
    expect(read([aCondition(epilepsy, { subject })]).chart.conditions).toHaveLength(1);
  });

  it('that are missing or cannot be resolved make the record wait', () => {
    const { subject: _subject, ...bare } = aCondition(epilepsy);
    for (const record of [bare, aCondition(epilepsy, { subject: { identifier: { system: 'urn:test:mrn', value: 'T-0002' } } }), aCondition(epilepsy, { subject: { reference: '#inside' } })]) {
      const result = read([{ ...record, resourceType: 'Condition' }]);
      expect(result.waiting.map((entry) => entry.resource)).toEqual(['Condition/c1']);
      expect(result.chart.conditions).toEqual([]);
      expect(result.inbox[0]?.choices[0]?.facts).toHaveLength(1);
    }
  });
});
