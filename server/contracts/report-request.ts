import { z } from 'zod';
import { languageSchema, REPORT_FILLED_BY } from './report-door';
import { daySchema, lineInput, optionalDayInput, optionalTextInput, patientAct } from './fields';

/** Days for which a link works at most, and unless somebody says otherwise. */
export const LINK_DAYS = { most: 90, usual: 14 } as const;

/** How often a patient is asked: once, or again and again. */
export const EVERY = ['once', '2-weeks', '4-weeks', 'plan'] as const;
export type Every = (typeof EVERY)[number];
/** A rhythm asks in the clinic's morning and leaves this many days to answer. */
export const RHYTHM = { from: '08:00', answerDays: 7 } as const;

export const createReportRequestInput = z.object({
  ...patientAct,
  instruments: z.array(z.string().min(1).max(40)).min(1, 'Choose at least one.').max(6),
  /** Medicine that the blunting report compares with, in words that the patient knows. */
  comparedWith: optionalTextInput(80),
  dueOn: optionalDayInput,
  /** Answered on a device of the clinic that is handed over and back. */
  inClinic: z.boolean().default(false),
  every: z.enum(EVERY).default('once'),
  /** The link goes to the patient's e-mail address, this time and each time after. */
  byMail: z.boolean().default(false),
});
export const renewReportRequestInput = z.object({ ...patientAct, requestId: z.uuid(), byMail: z.boolean().default(false) });
export const endReportRhythmInput = z.object({ ...patientAct });
export const revokeReportRequestInput = z.object({ ...patientAct, requestId: z.uuid() });
export const listReportRequestsInput = z.object({ patientId: z.uuid() });
export const answerReportAlertInput = z.object({ ...patientAct, alertId: z.uuid(), assessment: lineInput(1000) });

/** How far a request has come. */
export const REQUEST_STANDINGS = ['to-hand-over', 'sent-out', 'opened', 'started', 'received', 'expired', 'withdrawn', 'blocked'] as const;
/** Why nothing can be asked of a patient. */
export const CANNOT_ASK = ['crisis-words-unchecked', 'no-birth-date', 'under-18'] as const;
export type CannotAsk = (typeof CANNOT_ASK)[number];
const instant = z.object({ on: daySchema, at: z.string() });

export const reportRequestSchema = z.object({
  id: z.string(),
  standing: z.enum(REQUEST_STANDINGS),
  instruments: z.array(z.object({ id: z.string(), title: z.string() })),
  comparedWith: z.string().nullable(),
  inClinic: z.boolean(),
  /** Made by a rhythm. */
  again: z.boolean(),
  /** What became of the newest e-mail with its link; `null` when there was none. */
  mail: z.object({ state: z.enum(['queued', 'sent', 'failed', 'bounced', 'dropped']), at: instant }).nullable(),
  dueOn: daySchema.nullable(),
  expires: instant,
  created: instant,
  createdBy: z.string(),
  saved: instant.nullable(),
  received: instant.nullable(),
  receipt: z.string().nullable(),
  /** Time with the form in front, in seconds. */
  seconds: z.number(),
  language: languageSchema.nullable(),
  filledBy: z.enum(REPORT_FILLED_BY).nullable(),
});
export type ReportRequest = z.output<typeof reportRequestSchema>;

export const reportAlertSchema = z.object({
  id: z.string(),
  requestId: z.string(),
  flag: z.string(),
  title: z.string(),
  /** What was answered, in the words of the form; `null` where it was not kept. */
  answer: z.string().nullable(),
  message: z.string(),
  level: z.enum(['emergency', 'urgent']),
  raised: instant,
  due: instant.nullable(),
  answered: instant.nullable(),
  answeredBy: z.string().nullable(),
  assessment: z.string().nullable(),
});
export type ReportAlert = z.output<typeof reportAlertSchema>;

export const reportRequestsSchema = z.object({
  /** The clinic's day on which this was read. */
  on: daySchema,
  requests: z.array(reportRequestSchema),
  alerts: z.array(reportAlertSchema),
  /** What may be asked of a patient, in the order of the content. */
  askable: z.array(z.object({ id: z.string(), title: z.string(), validated: z.boolean() })),
  /** Medicines now taken, to compare with. */
  medicines: z.array(z.string()),
  /** Why nothing can be asked of this patient; `null` when it can. */
  cannotAsk: z.enum(CANNOT_ASK).nullable(),
  /** E-mail is set up on this server. */
  canMail: z.boolean(),
  /** The patient's address, as recorded. */
  email: z.string().nullable(),
  /** What runs for this patient. */
  rhythm: z.object({ every: z.enum(['2-weeks', '4-weeks', 'plan']), byMail: z.boolean(), startsOn: daySchema, by: z.string(), nextOn: daySchema.nullable() }).nullable(),
  /** What is chosen until somebody chooses otherwise. */
  usual: z.object({ instruments: z.array(z.string()), comparedWith: z.string().nullable() }),
});
export type ReportRequests = z.output<typeof reportRequestsSchema>;

/** A new link: shown this once, since only its hash is kept. */
export const handedOverSchema = z.object({
  requestId: z.string(),
  url: z.string(),
  /** The link as a picture to scan, an SVG document. */
  qrCode: z.string(),
  /** Message ready to paste, without a word about health. */
  messages: z.array(z.object({ language: languageSchema, text: z.string() })),
  expires: instant,
  /** The e-mail address to which it is on its way. */
  mailedTo: z.string().nullable(),
});
export type HandedOver = z.output<typeof handedOverSchema>;
