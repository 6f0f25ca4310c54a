import type { z } from 'zod';
import { createPatientInput } from '@/server/contracts/patient';
import { typedChoice, typedDay } from './typed-fields';

const { shape } = createPatientInput;

/** What is asked about a patient, new or known. */
export const patientForm = createPatientInput.omit({ notTheSameAs: true, idempotencyKey: true }).extend({
  birthOn: typedDay(shape.birthOn, 'Write the birth date; with the name it tells two people apart.'),
  sex: typedChoice(shape.sex, 'Choose the sex as it is recorded; not recorded is a choice.'),
});
export type TypedPatient = z.input<typeof patientForm>;
export type ReadPatient = z.output<typeof patientForm>;

export const NO_PATIENT: TypedPatient = { family: '', given: '', birthOn: '', sex: '', recordNumber: '', phone: '', email: '', address: '' };
