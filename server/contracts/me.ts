import { z } from 'zod';
import { daySchema } from './fields';

export const ROLES = ['prescriber', 'coordinator', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const REGIONS = ['US', 'UK'] as const;

/** The clinic of the signed-in person. */
export const clinicSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  timeZone: z.string(),
  country: z.string(),
  region: z.enum(REGIONS),
  /** Made-up people only: the screen draws its permanent band. */
  demo: z.boolean(),
});

/** What the person may do with charts of the clinic; screens hide what would be refused. */
export const rightsSchema = z.object({
  readChart: z.boolean(),
  enterPatient: z.boolean(),
  uploadRecords: z.boolean(),
  enterReport: z.boolean(),
  /** Answers, the inbox, conditions, allergies, measurements and events. */
  answerQuestions: z.boolean(),
  resolveInbox: z.boolean(),
  changeMedicines: z.boolean(),
  administer: z.boolean(),
});
export type Rights = z.output<typeof rightsSchema>;

export const meSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  clinic: clinicSchema,
  roles: z.array(z.enum(ROLES)),
  rights: rightsSchema,
  /** Today in the clinic's time zone. */
  on: daySchema,
});
export type Me = z.output<typeof meSchema>;
