import { z } from 'zod';
import { SEXES } from './chart';
import { daySchema } from './fields';
import { identifierSchema, likeNamedSchema } from './patient';

const entrySchema = z.object({ resource: z.string(), what: z.string(), why: z.string().nullable() });

/** Answer of `POST /api/imports/preview` and `POST /api/imports`. Each entry of the bundle stands in exactly one list. */
export const importResultSchema = z.object({
  patient: z.object({
    /** `null` in a preview of a patient who is not here yet. */
    id: z.string().nullable(),
    created: z.boolean(),
    displayName: z.string(),
    /** Identifiers or name and birth date on which it joined an existing chart, in words. */
    joinedOn: z.array(z.string()),
    /** The person as the document describes them, for comparing with those who are here. */
    birthOn: daySchema.nullable(),
    sex: z.enum(SEXES),
    identifiers: z.array(identifierSchema),
  }),
  /** People of the clinic who may be the same; nothing was merged. */
  possibleDuplicates: z.array(likeNamedSchema),
  taken: z.array(entrySchema),
  merged: z.array(entrySchema),
  waiting: z.array(entrySchema),
  leftOut: z.array(entrySchema),
  preview: z.boolean(),
});
export type ImportResult = z.output<typeof importResultSchema>;

/** Answer of the same doors with status 400, 403, 404, 409, 413, 415 or 422. */
export const importRefusalSchema = z.object({
  code: z.string(),
  /** One line: where in the document, what, what would be right. */
  message: z.string(),
  requestId: z.string(),
});
