import { z } from 'zod';
import { CLINICAL_STATUSES } from './chart';
import { factIdInput, lineInput, optionalDayInput, patientAct } from './fields';

export const createConditionInput = z.object({
  ...patientAct,
  text: lineInput(200),
  /** A coding of the catalog; without one the condition stands as words only and no rule reads it. */
  coding: z.object({ system: z.string().max(200), code: z.string().max(60) }).nullable().default(null),
  clinicalStatus: z.enum(CLINICAL_STATUSES),
  onsetOn: optionalDayInput,
  abatedOn: optionalDayInput,
});

export const removeConditionInput = z.object({
  ...patientAct,
  conditionId: factIdInput('condition'),
  reason: lineInput(300),
});
