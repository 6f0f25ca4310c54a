import { z } from 'zod';
import { languageSchema } from './report-door';
import { daySchema, decimalInput, lineInput, optionalTextInput } from './fields';

export const NOTE_ORDERS = ['apso', 'soap'] as const;
export const ON_CALL_KINDS = ['email', 'webhook'] as const;
/** Contacts that a red-flag answer can be announced to, one after the other. */
export const MOST_CONTACTS = 3;
export const ATTEMPTS = { fewest: 1, most: 10 } as const;
/** Minutes after which the next contact may be told when nobody acted. */
export const TELL_NEXT_AFTER = [15, 30, 60, 120, 240] as const;

const optionalLine = (maximum: number) => optionalTextInput(maximum).transform((text) => text?.replace(/\s*\n+\s*/g, ' ') ?? null);
/** Digits, spaces and the signs that are dialled or read. */
const NUMBER = /^[0-9+*#][0-9 +*#()./-]*$/;
const numberInput = (maximum: number) => optionalLine(maximum).refine((text) => text === null || NUMBER.test(text), 'Write a number as it is dialled.');

const crisisInput = z.object({
  emergency: numberInput(20),
  line: numberInput(30),
  name: optionalLine(80),
  wording: lineInput(600),
});

/** No kind is nobody: a form has a place for each contact that there may be. */
const contactInput = z
  .object({ kind: z.enum(['', ...ON_CALL_KINDS]), address: z.string().max(400).transform((text) => text.trim()) })
  .superRefine(({ kind, address }, context) => {
    if (kind === '') {
      if (address !== '') context.addIssue({ code: 'custom', path: ['kind'], message: 'Choose how this contact is told.' });
      return;
    }
    const right = kind === 'email' ? z.email().safeParse(address).success : /^https?:\/\/\S+$/.test(address) && URL.canParse(address);
    if (!right) context.addIssue({ code: 'custom', path: ['address'], message: kind === 'email' ? 'Write an e-mail address.' : 'Write an address that begins with https://.' });
  });

export const saveClinicSettingsInput = z.object({
  /** What was seen when the form was opened; 0 when nothing had been saved. */
  expectedVersion: z.number().int().min(0),
  crisis: crisisInput,
  /** Somebody checked these words and numbers for this clinic. */
  crisisChecked: z.boolean(),
  phone: numberInput(40),
  hours: optionalLine(120),
  /** The words for somebody in danger, and the hours, in other languages of the catalogue. */
  translations: z.record(languageSchema, z.object({ wording: optionalLine(600), hours: optionalLine(120) })).default({}),
  noteOrder: z.enum(NOTE_ORDERS),
  attemptsBeforeLetter: decimalInput.pipe(z.number().int('A whole number.').min(ATTEMPTS.fewest, `From ${ATTEMPTS.fewest} to ${ATTEMPTS.most}.`).max(ATTEMPTS.most, `From ${ATTEMPTS.fewest} to ${ATTEMPTS.most}.`)),
  tellNextAfterMinutes: decimalInput.pipe(z.literal(TELL_NEXT_AFTER)),
  /** In the order in which they are tried. */
  onCall: z.array(contactInput).max(MOST_CONTACTS).transform((contacts) => contacts.flatMap(({ kind, address }) => (kind === '' ? [] : [{ kind, address }]))),
});
export type SaveClinicSettings = z.output<typeof saveClinicSettingsInput>;

const crisisWordsSchema = z.object({
  emergency: z.string().nullable(),
  line: z.string().nullable(),
  name: z.string().nullable(),
  wording: z.string(),
});
export type CrisisWords = z.output<typeof crisisWordsSchema>;
const doneSchema = z.object({ on: daySchema, at: z.string(), by: z.string() });

export const clinicSettingsSchema = z.object({
  clinic: z.object({ name: z.string(), country: z.string(), region: z.enum(['US', 'UK']), timeZone: z.string(), demo: z.boolean() }),
  version: z.number(),
  /** The clinic's own words, or those of the content for its country as a draft to check. */
  crisis: crisisWordsSchema,
  checked: doneSchema.nullable(),
  /** What the content says for this country, and how far it was verified. */
  ofContent: crisisWordsSchema.extend({ verification: z.string() }),
  phone: z.string().nullable(),
  hours: z.string().nullable(),
  translations: z.record(z.string(), z.object({ wording: z.string().nullable(), hours: z.string().nullable() })),
  /** Languages of the catalogue besides that of the content, named in English, and what each says for somebody in danger here until the clinic wrote its own. */
  languages: z.array(z.object({ code: z.string(), name: z.string(), wording: z.string() })),
  noteOrder: z.enum(NOTE_ORDERS),
  attemptsBeforeLetter: z.number(),
  tellNextAfterMinutes: z.number(),
  /** `secret`: what a web hook checks our signature with. */
  onCall: z.array(z.object({ kind: z.enum(ON_CALL_KINDS), address: z.string(), secret: z.string().nullable() })),
  changed: doneSchema.nullable(),
  /** What a new clinic does before its first signed note, besides checking the words. */
  firstSteps: z.object({ prescriber: z.enum(['none', 'invited', 'joined']), hasPatients: z.boolean() }),
  /** E-mail is set up on this server. */
  canMail: z.boolean(),
});
export type ClinicSettingsShown = z.output<typeof clinicSettingsSchema>;
