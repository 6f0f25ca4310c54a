import { z } from 'zod';
import { daySchema, lineInput, optionalTextInput } from './fields';
import { ROLES } from './me';
import { proofInput, proofSchema } from './proof';

const idInput = z.uuid();
/** A moment as the clinic's clock shows it. */
export const momentSchema = z.object({ on: daySchema, at: z.string() });
export type Moment = z.output<typeof momentSchema>;
const emailInput = z.string().max(320).transform((text) => text.trim().toLowerCase()).pipe(z.email('This is no e-mail address.').max(254));
const rolesInput = z.array(z.enum(ROLES)).min(1, 'Choose at least one role.').max(ROLES.length).transform((roles) => ROLES.filter((role) => roles.includes(role)));

const standing = {
  roles: rolesInput,
  /** What this person signs waits for a co-signature. */
  inTraining: z.boolean(),
  credential: optionalTextInput(40).transform((text) => text?.replace(/\s*\n+\s*/g, ' ') ?? null),
};

export const invitePersonInput = z.object({ email: emailInput, name: lineInput(120), ...standing, proof: proofInput });
export const setRolesInput = z.object({ userId: idInput, ...standing, proof: proofInput });
export const personInput = z.object({ userId: idInput, proof: proofInput });
export const revokeLinkInput = z.object({ linkId: idInput });
export const endSessionsInput = z.object({ userId: idInput });

/** Said once, to whoever made it; only its hash is kept. */
export const handedLinkSchema = z.object({ url: z.string(), until: momentSchema });
export type HandedLink = z.output<typeof handedLinkSchema>;

export const peopleSchema = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      roles: z.array(z.enum(ROLES)),
      inTraining: z.boolean(),
      credential: z.string().nullable(),
      suspended: z.boolean(),
      hasSecondFactor: z.boolean(),
      sessions: z.number(),
      /** Last act in any session. */
      seen: momentSchema.nullable(),
      isMe: z.boolean(),
    }),
  ),
  links: z.array(
    z.object({ id: z.string(), kind: z.enum(['invitation', 'reset', 'factor']), email: z.string(), name: z.string(), roles: z.array(z.enum(ROLES)), by: z.string(), until: momentSchema }),
  ),
  proof: proofSchema,
});
export type People = z.output<typeof peopleSchema>;
export type Person = People['people'][number];

// ---- a person's own sessions ----

export const mySessionsSchema = z.object({
  sessions: z.array(z.object({ id: z.string(), started: momentSchema, seen: momentSchema, browser: z.string(), isThis: z.boolean() })),
  clinics: z.array(z.object({ id: z.string(), name: z.string(), isThis: z.boolean() })),
  hasSecondFactor: z.boolean(),
});
export type MySessions = z.output<typeof mySessionsSchema>;
export const endMySessionInput = z.object({ sessionId: idInput.nullable() });
export const changePasswordInput = z.object({ current: z.string().min(1, 'Enter your present password.').max(256), next: z.string().max(1024) });
export const switchClinicInput = z.object({ clinicId: idInput });
