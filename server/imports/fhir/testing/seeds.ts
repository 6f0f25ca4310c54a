import {
  LOINC, RXNORM, SERTRALINE_100, SNOMED, aCondition, aDispense, aPhq9Response, aStatement, anAllergy, anObservation, anOrder, bundleOf, coded, doses, quantity, type Json, type Resource,
} from './bundles';

/** Records with every kind of dirt that the tests beside this folder name, in one place for mutation and shuffling. */
export const DIRTY_RECORDS: readonly Resource[] = [
  aCondition(coded(SNOMED, '370143000', 'Major depressive disorder')),
  aCondition(coded(SNOMED, '84757009', 'Epilepsy'), { id: 'c2', onsetDateTime: '2019-02' }),
  aCondition({ text: 'numb since spring' }, { id: 'c3' }),
  aCondition(coded('http://hl7.org/fhir/sid/icd-10-cm', 'F502'), { id: 'c4', verificationStatus: coded('x', 'provisional') }),
  anAllergy(coded(RXNORM, '42347', 'bupropion')),
  anAllergy({ text: 'NKDA' }, { id: 'a2' }),
  anAllergy({ text: 'Zoloft' }, { id: 'a3' }),
  anOrder({ status: 'stopped', authoredOn: '2024-01-08' }),
  anOrder({ id: 'm2', authoredOn: '2024-01-16' }),
  anOrder({ id: 'm3', authoredOn: '2025-05-02', medicationCodeableConcept: SERTRALINE_100, dosageInstruction: doses({ value: 1, unit: null }) }),
  anOrder({ id: 'm4', authoredOn: '1967-08-25' }),
  anOrder({ id: 'm5', medicationCodeableConcept: coded(RXNORM, '406022', 'Fluoxetine 25MG'), dosageInstruction: doses({ value: 1, unit: 'tablet' }) }),
  anOrder({ id: 'm6', medicationCodeableConcept: { text: 'bupropoin XL' } }),
  anOrder({ id: 'm7', intent: 'plan', authoredOn: '2026-12-20', medicationCodeableConcept: coded(RXNORM, '993541') }),
  anOrder({ id: 'm8', dosageInstruction: doses({ value: 100, text: 'take 10 mg daily' }), authoredOn: '2025-08-01' }),
  aStatement({ dosage: doses({ value: 75 }), effectivePeriod: { start: '2025-09-01' } }),
  aStatement({ id: 's2', status: 'stopped', medicationCodeableConcept: coded(RXNORM, '310385', 'fluoxetine 20 MG'), effectivePeriod: { start: '2018', end: '2019-03-01' } }),
  ...['2025-02-05', '2025-03-05', '2025-04-06'].map((day, at) => aDispense({ id: `d${at}`, whenHandedOver: day })),
  aPhq9Response([2, 2, 2, 2, 1, 1, 2, 0, 1], 13),
  aPhq9Response([1, 1, 1, 1, 1, 1, 1, 1, 3], 10, { id: 'q2', authored: '2026-04-02' }),
  anObservation('44261-6', { id: 'o1', valueString: '13' }),
  anObservation('44261-6', { id: 'o2', valueInteger: 300, effectiveDateTime: '2026-02-01' }),
  anObservation('70274-6', { id: 'o3', valueQuantity: quantity(9, '{score}') }),
  anObservation('85354-9', { id: 'o4', component: [{ code: coded(LOINC, '8480-6'), valueQuantity: quantity(128, 'mm[Hg]') }, { code: coded(LOINC, '8462-4'), valueQuantity: quantity(82, 'mm[Hg]') }] }),
  anObservation('1742-6', { id: 'o5', valueQuantity: quantity(31, null) }),
  anObservation('6298-4', { id: 'o6', valueQuantity: quantity(4.1, 'mmol/L') }),
  { resourceType: 'Encounter', id: 'e1', status: 'finished', class: { code: 'IMP' }, subject: { reference: 'Patient/p1' }, period: { start: '2023-05-01', end: '2023-05-09' } },
  { resourceType: 'Encounter', id: 'e2', status: 'finished', class: { code: 'AMB' }, subject: { reference: 'Patient/p1' } },
  { resourceType: 'Claim', id: 'x1', patient: { reference: 'Patient/p1' } },
  { resourceType: 'Practitioner', id: 'x2' },
];

const withoutId = ({ id: _id, ...rest }: Resource): Resource => ({ ...rest, resourceType: rest.resourceType });

/** Documents from which the fuzz starts: the whole, each record alone, and records without ids. */
export const SEEDS: readonly Json[] = [
  bundleOf(DIRTY_RECORDS),
  ...DIRTY_RECORDS.map((record) => bundleOf([record])),
  bundleOf(DIRTY_RECORDS.map(withoutId)),
  bundleOf([...DIRTY_RECORDS, ...DIRTY_RECORDS]),
  bundleOf([]),
  {},
];
