import { z } from 'zod';
import { daySchema, lineInput } from './fields';
import { momentSchema } from './people';

/** Somebody whose chart is restricted to the care team, as much as it takes to know whom one means. */
const restrictedPersonSchema = z.object({ id: z.string(), displayName: z.string(), birthOn: daySchema.nullable() });
export type RestrictedPerson = z.output<typeof restrictedPersonSchema>;
export const restrictedPeopleSchema = z.array(restrictedPersonSchema);

export const patientOnlyInput = z.object({ patientId: z.uuid() });

/** Who may open a chart, and how the reader stands to it. */
export const chartAccessSchema = z.object({
  patient: restrictedPersonSchema,
  restricted: z.object({ since: momentSchema, by: z.string(), /** `null` for whoever is outside: why is part of what is restricted. */ why: z.string().nullable() }).nullable(),
  team: z.array(z.object({ name: z.string(), role: z.enum(['coordinator', 'prescriber']) })),
  /** `open`: nothing is in the way; `outside`: of the care team only; `emergency`: opened for reading. */
  reader: z.enum(['open', 'outside', 'emergency']),
  mayRestrict: z.boolean(),
  /** No prescriber is in the care team: it cannot be restricted before one is. */
  needsPrescriber: z.boolean(),
});
export type ChartAccess = z.output<typeof chartAccessSchema>;

const reason = z.string().max(2000).transform((text) => text.trim()).pipe(z.string().min(10, 'Say why in a few words; it is read afterwards.'));
export const restrictChartInput = z.object({ patientId: z.uuid(), why: lineInput(400) });
export const openEmergencyInput = z.object({ patientId: z.uuid(), reason });
export const emergencyInput = z.object({ emergencyId: z.uuid() });

/** What every page says: charts that the reader has open in an emergency, and how many openings wait for an administrator's look. */
export const emergencyNoticeSchema = z.object({
  open: z.array(z.object({ id: z.string(), patient: restrictedPersonSchema, until: momentSchema, untilAt: z.string() })),
  unseen: z.number(),
});
export type EmergencyNotice = z.output<typeof emergencyNoticeSchema>;

/** Every opening, newest first, and every chart that is restricted now. */
export const emergencyReportSchema = z.object({
  openings: z.array(z.object({ id: z.string(), patient: restrictedPersonSchema, by: z.string(), reason: z.string(), opened: momentSchema, ended: momentSchema.nullable(), seenBy: z.string().nullable() })),
  restricted: restrictedPeopleSchema,
});
export type EmergencyReport = z.output<typeof emergencyReportSchema>;
