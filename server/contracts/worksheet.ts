import { z } from 'zod';
import { optionalTextInput, patientAct } from './fields';

/** An answer of the prescriber to one of the ten Naranjo questions; it stands instead of what the chart says. */
export const answerNaranjoInput = z.object({
  ...patientAct,
  question: z.number().int().min(1).max(10),
  answer: z.enum(['yes', 'no', 'unknown']),
});

/** The WHO-UMC category that the prescriber records, proposed or not. */
export const recordCategoryInput = z.object({
  ...patientAct,
  category: z.string().min(1).max(40),
  reason: optionalTextInput(140),
});
