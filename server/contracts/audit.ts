import { z } from 'zod';
import { daySchema, optionalDayInput } from './fields';
import { disclosureSchema } from './record';

export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const;
export const AUDIT_PAGE = 50;

/** What is looked for; empty means everything. A patient is found by name or number, as the search for patients does. */
const filter = {
  patient: z.string().max(200).default(''),
  /** Part of a person's name or of the name of an act. */
  words: z.string().max(120).default(''),
  outcome: z.enum(AUDIT_OUTCOMES).nullable().default(null),
  from: optionalDayInput,
  to: optionalDayInput,
};
export const searchAuditInput = z.object({ ...filter, cursor: z.number().int().positive().nullish() });
export const exportAuditInput = z.object(filter);
export type AuditFilter = z.input<typeof exportAuditInput>;

const patient = z.object({ id: z.string(), displayName: z.string(), number: z.string().nullable() });

export const auditRowSchema = z.object({
  id: z.number(),
  on: daySchema,
  /** Local wall clock of the clinic, `HH:MM`. */
  time: z.string(),
  actor: z.string(),
  roles: z.array(z.string()),
  event: z.string(),
  object: z.string(),
  outcome: z.enum(AUDIT_OUTCOMES),
  refusal: z.string().nullable(),
  patient: patient.nullable(),
  requestId: z.string(),
});
export type AuditRow = z.output<typeof auditRowSchema>;

export const searchAuditOutput = z.object({
  rows: z.array(auditRowSchema),
  next: z.number().nullable(),
  /** Whom the words for a patient mean; more than one asks to be narrowed. */
  patients: z.array(patient),
  /** Who saw the chart of the one patient that is meant, the last first. */
  readers: z.array(z.object({ name: z.string(), roles: z.array(z.string()), times: z.number(), firstOn: daySchema, lastOn: daySchema })),
  /** What of that patient left the system. */
  disclosures: z.array(disclosureSchema),
});
export type AuditPage = z.output<typeof searchAuditOutput>;

/** At most so many rows in one file. */
export const MOST_EXPORTED = 20_000;
export const exportAuditOutput = z.object({ name: z.string(), csv: z.string(), rows: z.number(), more: z.boolean() });
