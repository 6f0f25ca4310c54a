import { z } from 'zod';
import { changeDoseInput, correctMedicationInput, startMedicationInput, stopMedicationInput } from '@/server/contracts/medication';
import { typedChoice, typedDay, typedDecimal, typedOptionalDay, typedOptionalDecimal } from '../entry/typed-fields';

const MG = { unit: 'mg', trailingZero: 'refused' } as const;
const TIMES = { trailingZero: 'refused' } as const;
const BESIDES_FORM = { patientId: true, idempotencyKey: true } as const;

const start = startMedicationInput.shape;
export const startForm = startMedicationInput.omit({ ...BESIDES_FORM, confirmed: true }).extend({
  mgPerDay: typedDecimal(start.mgPerDay, MG, 'Write the dose of a whole day.'),
  timesPerDay: typedOptionalDecimal(start.timesPerDay, TIMES),
  startOn: typedDay(start.startOn, 'Write the first day it is taken.'),
});

const change = changeDoseInput.shape;
export const doseForm = changeDoseInput.omit({ ...BESIDES_FORM, episodeId: true, confirmed: true }).extend({
  mgPerDay: typedDecimal(change.mgPerDay, MG, 'Write the new dose of a whole day.'),
  timesPerDay: typedOptionalDecimal(change.timesPerDay, TIMES),
  from: typedDay(change.from, 'Write the first day of the new dose.'),
});

const stop = stopMedicationInput.shape;
export const stopForm = stopMedicationInput.omit({ ...BESIDES_FORM, episodeId: true }).extend({
  stopOn: typedDay(stop.stopOn, 'Write the last day it was or will be taken.'),
  reasonKind: typedChoice(stop.reasonKind, 'Choose why it was stopped.'),
});

const correct = correctMedicationInput.shape;
const step = correct.steps.element.shape;
export const correctForm = correctMedicationInput.omit({ ...BESIDES_FORM, episodeId: true, confirmed: true }).extend({
  startOn: typedOptionalDay(correct.startOn),
  stopOn: typedOptionalDay(correct.stopOn),
  stopReasonKind: z.string().transform((kind) => (kind === '' ? null : kind)).pipe(correct.stopReasonKind as z.ZodType<z.output<typeof correct.stopReasonKind>, string | null>),
  steps: correct.steps.element
    .extend({
      from: typedDay(step.from, 'Write the first day of this dose.'),
      mgPerDay: typedOptionalDecimal(step.mgPerDay, MG),
      timesPerDay: typedOptionalDecimal(step.timesPerDay, TIMES),
    })
    .array()
    .max(200),
});
