import { z } from 'zod';
import { lineInput } from './fields';
import { REGIONS, ROLES } from './me';

const tokenInput = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const openAccessInput = z.object({ token: tokenInput });

/** What a one-time link is for. */
export const accessSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('setup') }),
  z.object({
    kind: z.literal('invitation'),
    clinic: z.string(),
    email: z.string(),
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
    by: z.string(),
    /** There is an account with this e-mail: its password is asked for, none is chosen. */
    hasAccount: z.boolean(),
  }),
  z.object({ kind: z.literal('reset'), clinic: z.string(), email: z.string(), name: z.string() }),
  /** A second factor was lost: the own password takes it off. */
  z.object({ kind: z.literal('factor'), clinic: z.string(), email: z.string(), name: z.string() }),
]);
export type Access = z.output<typeof accessSchema>;

const COUNTRY = /^[A-Z]{2}$/;
const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** Where a clinic is: days, doses, strengths and the words in a crisis follow from it. */
export const placeInput = z.object({
  timeZone: z.string().max(60).refine(isZone, 'Choose the time zone from the list.'),
  country: z.string().regex(COUNTRY, 'Two capital letters, such as US or GB.'),
  region: z.enum(REGIONS),
});

/** The clinic that the set-up link founds. */
export const foundClinicInput = placeInput.extend({
  name: lineInput(120),
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'Small letters, figures and hyphens, beginning with a letter.'),
});

export const acceptAccessInput = z.object({
  token: tokenInput,
  /** Ignored where the link itself names the person's e-mail. */
  email: z.string().max(320).transform((text) => text.trim().toLowerCase()).pipe(z.email('This is no e-mail address.').max(254)).nullable(),
  name: lineInput(120).nullable(),
  /** The new one; the present one where there is an account, or a second factor is to go. */
  password: z.string().max(1024),
  clinic: foundClinicInput.nullable(),
});
export type AcceptAccess = z.output<typeof acceptAccessInput>;

/** With what one signs in now. */
export const acceptedSchema = z.object({ email: z.string() });
