import { z } from 'zod';
import { dayInput, decimalInput, factIdInput, lineInput, patientAct } from './fields';

export const createObservationInput = z.object({
  ...patientAct,
  /** Id of the catalog's list of observations. */
  observation: z.string().min(1).max(80),
  value: decimalInput,
  /** UCUM unit in which the value was typed; must be the catalog's. */
  unit: z.string().max(40),
  on: dayInput,
  /** The value is outside what is usual, was asked about and is meant. */
  confirmed: z.boolean().default(false),
});

export const removeObservationInput = z.object({
  ...patientAct,
  observationId: factIdInput('observation'),
  reason: lineInput(300),
});
