import { z } from 'zod';
import { factIdInput, lineInput, optionalDayInput, optionalTextInput, patientAct } from './fields';

export const createAllergyInput = z.object({
  ...patientAct,
  /** What the patient reacts to, as said. */
  text: lineInput(200),
  /** Generic ingredient of the catalog; `null` for anything else (pollen, latex). */
  ingredient: z.string().max(120).nullable().default(null),
  type: z.enum(['allergy', 'intolerance']),
  reaction: optionalTextInput(200),
  on: optionalDayInput,
});

export const removeAllergyInput = z.object({
  ...patientAct,
  allergyId: factIdInput('allergy'),
  reason: lineInput(300),
});

/** "No known allergies, asked today." Refused while an allergy stands in the chart. */
export const confirmNoAllergiesInput = z.object(patientAct);
