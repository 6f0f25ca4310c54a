/** FHIR records of our own making for tests: plain objects, changed by spreading. Synthetic people only. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Resource = { readonly resourceType: string; readonly [key: string]: Json };

export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
export const SNOMED = 'http://snomed.info/sct';
export const LOINC = 'http://loinc.org';
export const UCUM = 'http://unitsofmeasure.org';

const PATIENT_ID = 'p1';
const subject = { reference: `Patient/${PATIENT_ID}` };

export const aPatient = (over: Record<string, Json> = {}): Resource => ({
  resourceType: 'Patient',
  id: PATIENT_ID,
  identifier: [{ system: 'urn:test:mrn', value: 'T-0001' }],
  name: [{ use: 'official', family: 'Quill', given: ['Robin'] }],
  gender: 'female',
  birthDate: '1984-03-09',
  ...over,
});

export const coded = (system: string, code: string, display?: string): Json => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
  ...(display === undefined ? {} : { text: display }),
});

export const aCondition = (code: Json, over: Record<string, Json> = {}): Resource => ({
  resourceType: 'Condition',
  id: 'c1',
  subject,
  code,
  clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
  verificationStatus: coded('http://terminology.hl7.org/CodeSystem/condition-ver-status', 'confirmed'),
  onsetDateTime: '2020-05-04',
  ...over,
});

export const anAllergy = (code: Json, over: Record<string, Json> = {}): Resource => ({
  resourceType: 'AllergyIntolerance',
  id: 'a1',
  patient: subject,
  code,
  clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', 'active'),
  verificationStatus: coded('http://terminology.hl7.org/CodeSystem/allergyintolerance-verification', 'confirmed'),
  ...over,
});

export const SERTRALINE_50 = coded(RXNORM, '312941', 'sertraline 50 MG Oral Tablet');
export const SERTRALINE_100 = coded(RXNORM, '312938', 'sertraline 100 MG Oral Tablet');

export type DoseParts = { readonly value: Json; readonly unit?: string | null; readonly code?: string | null; readonly perDay?: number; readonly text?: string };

/** `doses({ value: 1, unit: 'tablet' })`: so many a day, as `dosageInstruction`. */
export const doses = ({ value, unit = 'mg', code = unit === 'mg' ? 'mg' : null, perDay = 1, text }: DoseParts): Json => [
  {
    ...(text === undefined ? {} : { text }),
    timing: { repeat: { frequency: perDay, period: 1, periodUnit: 'd' } },
    doseAndRate: [{ doseQuantity: { value, ...(unit === null ? {} : { unit }), ...(code === null ? {} : { code, system: UCUM }) } }],
  },
];

export const anOrder = (over: Record<string, Json> = {}): Resource => ({
  resourceType: 'MedicationRequest',
  id: 'm1',
  status: 'active',
  intent: 'order',
  subject,
  medicationCodeableConcept: SERTRALINE_50,
  authoredOn: '2025-02-03',
  dosageInstruction: doses({ value: 50 }),
  ...over,
});

export const aStatement = (over: Record<string, Json> = {}): Resource => ({
  resourceType: 'MedicationStatement',
  id: 's1',
  status: 'active',
  subject,
  medicationCodeableConcept: SERTRALINE_50,
  effectivePeriod: { start: '2025-02-03' },
  ...over,
});

export const aDispense = (over: Record<string, Json> = {}): Resource => ({
  resourceType: 'MedicationDispense',
  id: 'd1',
  status: 'completed',
  subject,
  medicationCodeableConcept: SERTRALINE_50,
  whenHandedOver: '2025-02-05',
  daysSupply: { value: 30, unit: 'days', system: UCUM, code: 'd' },
  ...over,
});

export const anObservation = (code: string, over: Record<string, Json> = {}): Resource => ({
  resourceType: 'Observation',
  id: `o-${code}`,
  status: 'final',
  subject,
  code: coded(LOINC, code, `observation ${code}`),
  effectiveDateTime: '2026-01-15T09:30:00+02:00',
  ...over,
});

export const quantity = (value: Json, unit: string | null, code: string | null = unit): Json => ({
  value,
  ...(unit === null ? {} : { unit }),
  ...(code === null ? {} : { code, system: UCUM }),
});

export const PHQ9_ITEMS = ['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3', '44260-8'] as const;
export const PHQ9_ANSWERS = ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'] as const;

/** A PHQ-9 as a response: nine answers in order, and the total where one is given. */
export const aPhq9Response = (answers: readonly number[], total: Json | undefined, over: Record<string, Json> = {}): Resource => ({
  resourceType: 'QuestionnaireResponse',
  id: 'q1',
  status: 'completed',
  questionnaire: 'http://example.org/Questionnaire/phq-9',
  subject,
  authored: '2026-01-15T10:00:00Z',
  item: [
    ...answers.map((answer, at) => ({ linkId: `/${PHQ9_ITEMS[at] ?? ''}`, answer: [{ valueCoding: { system: LOINC, code: PHQ9_ANSWERS[answer] ?? 'LA0' } }] })),
    ...(total === undefined ? [] : [{ linkId: '/44261-6', answer: [{ valueDecimal: total }] }]),
  ],
  ...over,
});

export type BundleOptions = { readonly patient?: Resource | null; readonly over?: Record<string, Json> };

export const bundleOf = (resources: readonly Resource[], { patient = aPatient(), over = {} }: BundleOptions = {}): Readonly<Record<string, Json>> => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [...(patient === null ? [] : [patient]), ...resources].map((resource) => ({ resource })),
  ...over,
});

export const asText = (value: Json): string => JSON.stringify(value);
