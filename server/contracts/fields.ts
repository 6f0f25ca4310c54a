import { z } from 'zod';
import { parseLocalDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';

/** A calendar day that is already one: outputs and values between programs. */
export const daySchema = z.custom<LocalDate>(
  (value) => typeof value === 'string' && parseLocalDate(value) !== null,
  'This day does not exist.',
);

/** A day as a form or a caller sends it: text in, calendar day out. */
export const dayInput = z.string().transform((text, context): LocalDate => {
  const day = parseLocalDate(text.trim());
  if (day === null) {
    context.addIssue({ code: 'custom', message: 'Write the day as YYYY-MM-DD; it must exist.' });
    return z.NEVER;
  }
  return day;
});

/** As `dayInput`; an empty field and `null` are *not given*. */
export const optionalDayInput = z
  .union([z.null(), z.literal('').transform(() => null), dayInput])
  .optional()
  .transform((day) => day ?? null);

const DECIMAL = /^[+-]?\d{1,9}(?:\.\d{1,6})?$/;

/**
 * A number typed as text with a decimal point, or already a number. A comma is refused, never guessed:
 * `1,500` is a thousand and a half to one reader and one and a half to another.
 */
export const decimalInput = z.union([z.number(), z.string()]).transform((given, context): number => {
  if (typeof given === 'number') return given;
  const text = given.trim();
  if (text.includes(',')) {
    context.addIssue({ code: 'custom', message: 'Write the number with a decimal point and without a comma.' });
    return z.NEVER;
  }
  if (!DECIMAL.test(text)) {
    context.addIssue({ code: 'custom', message: text === '' ? 'A number is needed.' : 'This is not a number.' });
    return z.NEVER;
  }
  return Number(text);
});

/** As `decimalInput`; an empty field and `null` are *not given*, never zero. */
export const optionalDecimalInput = z
  .union([z.null(), z.literal('').transform(() => null), decimalInput])
  .optional()
  .transform((value) => value ?? null);

// Everything but newline of the C0 and C1 control characters; lone surrogates cannot be stored as UTF-8.
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as typed, in Unicode NFC and without control characters. */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(LONE_SURROGATE, '\ufffd').replace(CONTROL, ' ').normalize('NFC').trim();

/** Text to be compared with what was shown: as it came, without what no database keeps. */
export const keepable = (text: string): string => text.replace(LONE_SURROGATE, '\ufffd').replaceAll('\0', ' ');

/** One line of free text that must say something. */
export const lineInput = (maximum: number) =>
  z
    .string()
    .max(maximum * 4, `At most ${maximum} characters.`)
    .transform((text) => cleanText(text).replace(/\n+/g, ' '))
    .pipe(z.string().min(1, 'Something must be written here.').max(maximum, `At most ${maximum} characters.`));

/** Free text that may be left out; empty is `null`. */
export const optionalTextInput = (maximum: number) =>
  z
    .union([z.null(), z.string().max(maximum * 4, `At most ${maximum} characters.`)])
    .optional()
    .transform((text) => {
      const clean = text === null || text === undefined ? '' : cleanText(text);
      return clean === '' ? null : clean;
    })
    .pipe(z.string().max(maximum, `At most ${maximum} characters.`).nullable());

/** Ids of chart facts carry their kind: `medication:9f0c…`. */
export const FACT_KINDS = ['condition', 'allergy', 'medication', 'observation', 'report', 'event', 'confirmation', 'inbox'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Id of a stored fact of one kind, as the chart gives it. */
export const factIdInput = (kind: FactKind) =>
  z.string().regex(new RegExp(`^${kind}:${UUID}$`), 'This is no id of such a fact.');

/** What every act on a patient carries. */
export const patientAct = {
  /** The patient whom the screen shows; the server refuses facts of anybody else. */
  patientId: z.uuid(),
  /** Made by the client once per act: sending it twice has one effect. */
  idempotencyKey: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,64}$/)
    .optional(),
};

/** Counts up with each change of a row; what was seen when a form was opened. */
export const rowVersionSchema = z.number().int().min(1);

export const pageInput = {
  cursor: z.string().max(400).nullish(),
  limit: z.number().int().min(1).max(100).default(25),
};
