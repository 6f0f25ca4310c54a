import type { Day } from '../story/script';

type Resource = { readonly resourceType: string; readonly id: string; readonly [field: string]: unknown };

const SUBJECT = { reference: 'Patient/tv-1' };
const ICD10 = 'http://hl7.org/fhir/sid/icd-10-cm';
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const loinc = (code: string, text: string) => ({ coding: [{ system: 'http://loinc.org', code }], text });
const rxnorm = (code: string, text: string) => ({ coding: [{ system: RXNORM, code, display: text }], text });
const pressure = (code: string, text: string, value: number) => ({ code: loinc(code, text), valueQuantity: { value, unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' } });

/** What three practices sent about one person, as a FHIR R4 bundle with the dirt of real transfers. */
export function messyRecords(at: (day: Day) => string, birthOn: string): readonly Resource[] {
  const capsules = (id: string, filled: Day): Resource => ({
    resourceType: 'MedicationRequest', id, status: 'active', intent: 'order', subject: SUBJECT, authoredOn: at(filled),
    medicationCodeableConcept: rxnorm('596934', 'duloxetine 60 MG Delayed Release Oral Capsule'),
    dosageInstruction: [{ text: '1 capsule every morning', timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: 60, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } }] }],
    dispenseRequest: { expectedSupplyDuration: { value: 30, unit: 'days', system: 'http://unitsofmeasure.org', code: 'd' } },
  });
  const score = (id: string, on: Day, value: object): Resource => ({
    resourceType: 'Observation', id, status: 'final', subject: SUBJECT, effectiveDateTime: at(on), code: loinc('44261-6', 'PHQ-9 total'), ...value,
  });
  const bloodPressure = (id: string, on: Day, systolic: number, diastolic: number): Resource => ({
    resourceType: 'Observation', id, status: 'final', subject: SUBJECT, effectiveDateTime: at(on), code: loinc('85354-9', 'Blood pressure'),
    component: [pressure('8480-6', 'Systolic', systolic), pressure('8462-4', 'Diastolic', diastolic)],
  });
  const problem = (id: string, code: object, on: Day): Resource => ({
    resourceType: 'Condition', id, subject: SUBJECT, code, recordedDate: at(on),
    clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] },
    verificationStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' }] },
  });
  return [
    {
      resourceType: 'Patient', id: 'tv-1', birthDate: birthOn, gender: 'female',
      name: [{ family: 'Vance-Okoro', given: ['Theodora'] }],
      identifier: [{ system: 'urn:gamut:demo:riverside:mrn', value: '0472' }],
    },
    problem('tv-con-1', { coding: [{ system: ICD10, code: 'F32.9', display: 'Major depressive disorder, single episode, unspecified' }] }, -1300),
    problem('tv-con-4', { text: 'nerves, since divorce' }, -900),
    problem('tv-con-5', { text: 'fit as a child?' }, -900),
    { resourceType: 'AllergyIntolerance', id: 'tv-all-1', patient: SUBJECT, code: { text: 'codine?' }, recordedDate: at(-900) },
    capsules('tv-med-1', -410), capsules('tv-med-2', -380), capsules('tv-med-3', -350), capsules('tv-med-4', -61), capsules('tv-med-5', -31), capsules('tv-med-6', -2),
    {
      resourceType: 'MedicationRequest', id: 'tv-med-7', status: 'active', intent: 'order', subject: SUBJECT, authoredOn: at(-200),
      medicationCodeableConcept: { text: 'Duloxetine 45 mg capsule' }, dosageInstruction: [{ text: '45 mg daily' }],
    },
    {
      resourceType: 'MedicationStatement', id: 'tv-med-9', status: 'completed', subject: SUBJECT,
      effectivePeriod: { start: at(-7300), end: at(-7200) }, medicationCodeableConcept: rxnorm('1439808', 'vortioxetine 10 MG Oral Tablet'),
      dosage: [{ text: '10 mg daily' }],
    },
    {
      resourceType: 'MedicationRequest', id: 'tv-med-11', status: 'active', intent: 'order', subject: SUBJECT, authoredOn: at(-95),
      medicationCodeableConcept: rxnorm('6470', 'Lorazepam'),
      dosageInstruction: [{ text: '1, when needed', asNeededBoolean: true, doseAndRate: [{ doseQuantity: { value: 1 } }] }],
    },
    score('tv-phq-1', -390, { valueQuantity: { value: 14, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' } }),
    score('tv-phq-2', -55, { valueQuantity: { value: 8, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' } }),
    score('tv-phq-3', -230, { valueQuantity: { value: 300, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' } }),
    score('tv-phq-4', -120, { valueString: '12' }),
    bloodPressure('tv-bp-1', -55, 128, 82), bloodPressure('tv-bp-2', -200, 12, 8),
    { resourceType: 'Claim', id: 'tv-claim-1', status: 'active', use: 'claim', patient: SUBJECT, created: at(-55) },
  ];
}
