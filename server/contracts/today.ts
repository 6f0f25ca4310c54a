import { z } from 'zod';
import { dayInput, daySchema, optionalTextInput, patientAct } from './fields';
import { openAlertSchema } from './open-alert';
import { patientSummarySchema } from './patient';

/** Why a row of the home page stands there. */
export const lookReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('flag'), level: z.enum(['emergency', 'urgent', 'stop']), id: z.string(), message: z.string(), /** Answered, and left open. */ answered: z.object({ by: z.string(), on: daySchema }).nullable() }),
  z.object({ /** The chart could not be read: what flags it has nobody knows. */ kind: z.literal('flags-unread') }),
  z.object({ kind: z.literal('left-open'), id: z.string(), title: z.string(), /** Day of the answer that nothing newer answers. */ on: daySchema, answered: z.object({ by: z.string(), on: daySchema }).nullable() }),
  z.object({ kind: z.literal('blunting-risen'), from: z.number(), to: z.number(), on: daySchema, since: daySchema, /** This person has opened the chart since; nobody has signed a note since. */ opened: z.boolean() }),
  z.object({ kind: z.literal('new-reports'), count: z.number(), on: daySchema }),
  z.object({ kind: z.literal('unsigned'), on: daySchema }),
  z.object({ kind: z.literal('dose-today'), drug: z.string(), microgramsPerDay: z.number().nullable() }),
  z.object({ kind: z.literal('records-wait'), count: z.number(), on: daySchema.nullable() }),
]);
export type LookReason = z.output<typeof lookReasonSchema>;

/** A patient on the home page: enough to tell two people apart and to know what is taken. */
export const todayPatientSchema = patientSummarySchema.extend({
  medicines: z.array(z.object({ drug: z.string(), microgramsPerDay: z.number().nullable(), since: daySchema.nullable() })),
  /** Newest total of the blunting report with the one before. */
  blunting: z.object({ total: z.number(), on: daySchema, before: z.number().nullable() }).nullable(),
  lastReportOn: daySchema.nullable(),
  /** Why somebody has to look, the most urgent first; empty for nothing. */
  reasons: z.array(lookReasonSchema),
  /** Whether the flags of the chart are among the reasons; `false` while they are still being worked out, which is not the same as none; where that failed a reason says so. */
  flagsRead: z.boolean(),
  /** Longest that any of the reasons has waited, in days. */
  daysWaiting: z.number(),
  /** Names on this page that this one could be taken for. */
  likeNamed: z.array(z.string()),
});
export type TodayPatient = z.output<typeof todayPatientSchema>;

export const todayAppointmentSchema = z.object({
  id: z.string(),
  /** `HH:MM` on the clinic's wall; `null` for a whole day. */
  atTime: z.string().nullable(),
  minutes: z.number().nullable(),
  /** What the source says of the person, word for word. */
  said: z.string(),
  /** Family name that was read, to look for. */
  family: z.string().nullable(),
  reason: z.string().nullable(),
  withWhom: z.string().nullable(),
  /** `null`: nobody has said yet who is meant. */
  patient: todayPatientSchema.nullable(),
});
export type TodayAppointment = z.output<typeof todayAppointmentSchema>;

export const todaySchema = z.object({
  on: daySchema,
  /** Time on the clinic's wall when it was read. */
  at: z.string(),
  /** Red-flag answers that wait for a prescriber, above everything else. */
  alerts: z.array(openAlertSchema),
  appointments: z.array(todayAppointmentSchema),
  /** By urgency, then by how long it has waited. */
  look: z.array(todayPatientSchema),
  /** Patients with reasons beyond those listed. */
  more: z.number(),
  /** Charts whose flags are still being worked out: the order may change. */
  flagsPending: z.number(),
  /** Nobody has been entered or imported yet. */
  noPatients: z.boolean(),
});
export type Today = z.output<typeof todaySchema>;

// ---- appointments ----

const clockInput = z.string().transform((typed, context): string => {
  const match = /^\s*(\d{1,2})[:.h](\d{2})\s*$/.exec(typed);
  const [hour, minute] = [Number(match?.[1] ?? 99), Number(match?.[2] ?? 99)];
  if (hour > 23 || minute > 59) {
    context.addIssue({ code: 'custom', message: 'Write the time as 09:15.' });
    return z.NEVER;
  }
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
});

export const createAppointmentInput = z.object({
  ...patientAct,
  onDay: dayInput,
  atTime: clockInput,
  reason: optionalTextInput(200),
});

/** Characters of a pasted list, a calendar or a FHIR document. */
export const LONGEST_SCHEDULE = 2_000_000;

export const importAppointmentsInput = z.object({ text: z.string().min(1, 'Nothing was given.').max(LONGEST_SCHEDULE, 'This is longer than 2 MB.'), onDay: dayInput });
export const importAppointmentsOutput = z.object({
  source: z.enum(['pasted', 'icalendar', 'fhir']),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  /** Called off by the file, or by a person before: they stand on no list and count as nothing else. */
  calledOff: z.number(),
  /** Of those added or changed: how many ask whose they are. */
  asking: z.number(),
  /** How many fall on the day that was asked for. */
  onDay: z.number(),
  leftOut: z.array(z.object({ what: z.string(), why: z.string() })),
});
export type ImportedAppointments = z.output<typeof importAppointmentsOutput>;

export const settleAppointmentInput = z.object({ ...patientAct, appointmentId: z.uuid() });
export const cancelAppointmentInput = z.object({ appointmentId: z.uuid(), off: z.boolean() });
/** The row that was acted on. */
export const appointmentActOutput = z.object({ appointmentId: z.string() });
