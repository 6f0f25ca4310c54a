import { z } from 'zod';
import { cleanText, dayInput, daySchema } from './fields';

export const REPORT_FILLED_BY = ['patient', 'carer', 'interpreter'] as const;
/** Wrong birth dates after which a link is closed for good. */
export const BIRTH_DATE_TRIES = 5;
/** Characters of one text of the patient's. */
export const LONGEST_WORDS = 4000;

/** Code of a language of the catalogue, which is the server’s: a further language is a further file. */
export const languageSchema = z.string().regex(/^[a-z]{2,3}$/);

// ---- what the page shows ----

const valueSchema = z.union([z.number(), z.string(), z.null()]);
const choiceSchema = z.object({ value: valueSchema, label: z.string() });
export const reportPageSchema = z.object({
  id: z.string(),
  kind: z.enum(['one', 'many', 'scale', 'onset', 'text']),
  /** Smaller line over the question: what time it is about. */
  kick: z.string().nullable(),
  question: z.string(),
  choices: z.array(choiceSchema),
  /** What "I would rather not say" stores: `null`, or the instrument's own word for it. */
  declined: z.union([z.string(), z.null()]),
  ends: z.object({ min: z.number(), max: z.number(), minLabel: z.string(), maxLabel: z.string() }).nullable(),
  /** Words for the field of free text under the choices. */
  textLabel: z.string().nullable(),
  /** Asked below the question once the answer is 1 or more. */
  before: z.object({ id: z.string(), question: z.string(), choices: z.array(choiceSchema) }).nullable(),
  /** Asked only when that page was not answered with this value. */
  unless: z.object({ page: z.string(), value: valueSchema }).nullable(),
  /** Licence or "not validated", where the instrument wants it said. */
  small: z.string().nullable(),
});
export type ReportPage = z.output<typeof reportPageSchema>;

export const crisisSchema = z.object({
  emergency: z.string().nullable(),
  line: z.string().nullable(),
  name: z.string().nullable(),
  wording: z.string(),
  /** The clinic has checked these words; without it they are a draft. */
  checked: z.boolean(),
});

const answerSchema = z.union([z.number(), z.string(), z.boolean(), z.array(z.string()), z.null()]);
export const reportFormSchema = z.object({
  state: z.literal('form'),
  clinic: z.string(),
  /** Telephone and hours of the clinic, as an administrator wrote them. */
  phone: z.string().nullable(),
  hours: z.string().nullable(),
  demo: z.boolean(),
  inClinic: z.boolean(),
  language: languageSchema,
  filledBy: z.enum(REPORT_FILLED_BY).nullable(),
  comparedWith: z.string().nullable(),
  pages: z.array(reportPageSchema),
  /** Answers as saved; a page whose id is missing was not reached yet. */
  answers: z.record(z.string(), answerSchema),
  crisis: crisisSchema,
  /** Counts up with each saved page, on whichever phone. */
  version: z.number(),
  /** The questions are shown in a translation that nobody has reviewed. */
  unreviewed: z.boolean(),
});
export type ReportForm = z.output<typeof reportFormSchema>;

export const reportSentSchema = z.object({
  state: z.literal('sent'),
  clinic: z.string(),
  /** Telephone and hours of the clinic, as an administrator wrote them. */
  phone: z.string().nullable(),
  hours: z.string().nullable(),
  demo: z.boolean(),
  inClinic: z.boolean(),
  language: languageSchema,
  receipt: z.string(),
  /** Clinic's day and time on which it arrived. */
  on: daySchema,
  at: z.string(),
  /** Question and answer, `null` where it was rather not said, for a quarter of an hour after sending; empty later. */
  own: z.array(z.object({ question: z.string(), answer: z.string().nullable() })),
  crisis: crisisSchema,
});
export type ReportSent = z.output<typeof reportSentSchema>;

export const reportStateSchema = z.discriminatedUnion('state', [reportFormSchema, reportSentSchema]);
export type ReportState = z.output<typeof reportStateSchema>;

// ---- what the page sends ----

/** What is given besides: never long enough to be anything but a link. */
export const openReportInput = z.object({
  token: z.string().min(1).max(200),
  birthOn: dayInput,
  language: languageSchema,
});

const words = z.string().max(LONGEST_WORDS * 4).transform(cleanText).pipe(z.string().max(LONGEST_WORDS, `At most ${LONGEST_WORDS} characters.`));
const short = z.string().max(200).transform(cleanText);
export const saveReportPageInput = z.object({
  /** Page id; `who` for the question who fills it in. */
  page: z.string().min(1).max(80),
  value: z.union([z.number(), words, z.array(short).max(40), z.null()]),
  before: z.union([z.number(), short, z.null()]).default(null),
  text: words.nullable().default(null),
  language: languageSchema,
  /** Seconds that the page was in front of somebody. */
  seconds: z.number().int().min(0).max(3600).default(0),
});

export const savedPageSchema = z.object({
  saved: z.literal(true),
  version: z.number(),
  /** The answer sets off a red flag: the crisis words are shown now. */
  help: z.boolean(),
});

export const readReportInput = z.object({ language: languageSchema });
export const submitReportInput = z.object({
  language: languageSchema,
  /** As it was when the answers were checked: what another phone saved since is looked at first. `null`: nothing was shown. */
  version: z.number().int().nullable().default(null),
});
export const closedDoorSchema = z.object({ closed: z.literal(true) });
