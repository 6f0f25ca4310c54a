import { z } from 'zod';
import { dayInput, decimalInput, factIdInput, lineInput, patientAct } from './fields';

/** What a test of presence can say. */
export const PRESENCE_RESULTS = ['negative', 'positive'] as const;

export const createObservationInput = z.object({
  ...patientAct,
  /** Id of the catalog's list of observations. */
  observation: z.string().min(1).max(80),
  /** A number in `unit`; `null` for a test that is answered by `result`. */
  value: z.union([z.null(), decimalInput]).default(null),
  /** UCUM unit in which the value was typed; must be the catalog's. */
  unit: z.string().max(40).nullable().default(null),
  /** Outcome of a test that only says whether something is there. */
  result: z.enum(PRESENCE_RESULTS).nullable().default(null),
  on: dayInput,
  /** The value is outside what is usual, was asked about and is meant. */
  confirmed: z.boolean().default(false),
});

export const removeObservationInput = z.object({
  ...patientAct,
  observationId: factIdInput('observation'),
  reason: lineInput(300),
});
