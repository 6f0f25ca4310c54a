import { z } from 'zod';
import { readDay } from './read-day';
import { readDecimal } from './read-decimal';
import type { DecimalRules } from './read-decimal';

/**
 * What stands before a contract's own field when a person types: the text is read once, strictly, and what comes out
 * is checked by the contract as the server will check it.
 */
const refuse = (context: { addIssue: (issue: { code: 'custom'; message: string }) => void }, message: string) => {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
};

export const typedDecimal = <Field extends z.ZodType<unknown, string | number>>(field: Field, rules: DecimalRules, missing: string) =>
  z
    .string()
    .transform((typed, context): string => {
      const read = readDecimal(typed, rules);
      if (read.kind === 'not-given') return refuse(context, missing);
      return read.kind === 'refused' ? refuse(context, read.why) : read.text;
    })
    .pipe(field as z.ZodType<z.output<Field>, string>);

export const typedOptionalDecimal = <Field extends z.ZodType<unknown, string | number | null | undefined>>(field: Field, rules: DecimalRules) =>
  z
    .string()
    .transform((typed, context): string => {
      const read = readDecimal(typed, rules);
      if (read.kind === 'not-given') return '';
      return read.kind === 'refused' ? refuse(context, read.why) : read.text;
    })
    .pipe(field as z.ZodType<z.output<Field>, string>);

export const typedDay = <Field extends z.ZodType<unknown, string>>(field: Field, missing: string) =>
  z
    .string()
    .transform((typed, context): string => {
      const read = readDay(typed);
      if (read.kind === 'not-given') return refuse(context, missing);
      return read.kind === 'refused' ? refuse(context, read.why) : read.day;
    })
    .pipe(field as z.ZodType<z.output<Field>, string>);

export const typedOptionalDay = <Field extends z.ZodType<unknown, string | null | undefined>>(field: Field) =>
  z
    .string()
    .transform((typed, context): string => {
      const read = readDay(typed);
      if (read.kind === 'not-given') return '';
      return read.kind === 'refused' ? refuse(context, read.why) : read.day;
    })
    .pipe(field as z.ZodType<z.output<Field>, string>);

/** One of a list, of which none is chosen at first: an empty text until somebody chooses. */
export const typedChoice = <Field extends z.ZodType<unknown, string>>(field: Field, missing: string) =>
  z
    .string()
    .transform((chosen, context): string => (chosen === '' ? refuse(context, missing) : chosen))
    .pipe(field as z.ZodType<z.output<Field>, string>);
