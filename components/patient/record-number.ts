import type { PatientSummary } from '@/server/contracts/patient';

type Identifier = PatientSummary['identifiers'][number];

const CLINIC_NUMBER = /\b(mrn|mr|medical record|record number|hospital|nhs|chi)\b/i;
/** Numbers of the state and of other trades do not belong on a screen that others can see. */
const PRIVATE_NUMBER = /social security|\bssn?\b|driver|licen[cs]e|passport|insurance|tax/i;

/** The number by which the clinic knows the patient; `null` when only private ones are on record. */
export const recordNumber = (identifiers: readonly Identifier[]): Identifier | null =>
  identifiers.find(({ label }) => CLINIC_NUMBER.test(label)) ?? identifiers.find(({ label, system }) => !PRIVATE_NUMBER.test(`${label} ${system}`)) ?? null;
