import type { z } from 'zod';
import { withClinic } from '@/db/client';
import { insertAccessLink, revokeAccessLink } from '@/db/queries/accounts/access-links';
import { findByEmail, holdPerson, worksElsewhere } from '@/db/queries/accounts/people';
import type { HandedLink, invitePersonInput, People, personInput, revokeLinkInput } from '@/server/contracts/people';
import { environment } from '@/server/platform/env';
import { AppError } from '@/server/platform/errors';
import { newToken, tokenHash } from '@/server/platform/ids';
import type { ServiceContext } from '../context';
import { administer, momentOf, personHeld, showPeople } from './clinic-people';

const INVITATION_HOURS = 7 * 24;
const RESET_HOURS = 24;

/** The token stands behind `#`: no server, no log and no page beyond sees it. */
const urlOf = (token: string): string => `${environment().publicUrl}/access#${token}`;

/** Invites somebody by e-mail address; what it makes them is said in the link's row, never in the link. */
export function invitePerson(ctx: ServiceContext, { email, name, roles, inTraining, credential, proof }: z.output<typeof invitePersonInput>): Promise<HandedLink> {
  return administer(ctx, { event: 'person.invited', proof }, async (db) => {
    const { clinic, userId, name: by } = ctx.actor;
    const known = await findByEmail(db, email);
    if (known !== null && (await holdPerson(db, { clinicId: clinic.id, userId: known.id })) !== null) {
      throw new AppError('already-there', { sentence: 'Somebody with this e-mail is in the clinic already.' });
    }
    const token = newToken();
    const { id, expiresAt } = await insertAccessLink(db, {
      clinicId: clinic.id, kind: 'invitation', tokenSha256: tokenHash(token), email, name, roles, inTraining, credential, createdBy: userId, createdByName: by, hours: INVITATION_HOURS,
    });
    return { answer: { url: urlOf(token), until: momentOf(ctx, expiresAt) }, objectId: id, details: { roles: roles.join(' ') } };
  });
}

type Handed = { readonly kind: 'reset' | 'factor'; readonly event: string; readonly opens: string };
const RESET: Handed = { kind: 'reset', event: 'person.reset-link-made', opens: 'password' };
const FACTOR: Handed = { kind: 'factor', event: 'person.factor-link-made', opens: 'second factor' };

/** A link about somebody's way in. Of somebody who works in another clinic too, no administrator of this one may make one: it would open the other clinic. */
function handLinkAbout(ctx: ServiceContext, { userId, proof }: z.output<typeof personInput>, { kind, event, opens }: Handed): Promise<HandedLink> {
  return administer(ctx, { event, proof }, async (db) => {
    const { clinic, userId: by, name } = ctx.actor;
    const person = await personHeld(db, ctx, userId);
    if (kind === 'factor' && !person.hasSecondFactor) throw new AppError('not-found', { sentence: 'This person has no second factor that could be taken off.' });
    if (await isElsewhere(clinic.id, userId)) {
      throw new AppError('not-allowed', { sentence: `This person works in another clinic too: the ${opens} also opens that one, and is reset by whoever runs this server.` });
    }
    const token = newToken();
    const { expiresAt } = await insertAccessLink(db, {
      clinicId: clinic.id, kind, tokenSha256: tokenHash(token), userId, email: person.email, name: person.name, roles: person.roles, createdBy: by, createdByName: name, hours: RESET_HOURS,
    });
    return { answer: { url: urlOf(token), until: momentOf(ctx, expiresAt) }, objectId: userId };
  });
}

/** A link with which a person chooses a new password; the administrator never knows it, and the second factor stays. */
export const handResetLink = (ctx: ServiceContext, input: z.output<typeof personInput>): Promise<HandedLink> => handLinkAbout(ctx, input, RESET);

/** A link with which a person takes off a second factor that was lost, by the password that only they know. */
export const handFactorLink = (ctx: ServiceContext, input: z.output<typeof personInput>): Promise<HandedLink> => handLinkAbout(ctx, input, FACTOR);

/** Only a transaction of the person sees the memberships in every clinic. */
export const isElsewhere = (clinicId: string, userId: string): Promise<boolean> => withClinic({ clinicId, userId }, (db) => worksElsewhere(db, { clinicId, userId }), { readOnly: true });

export function revokeLink(ctx: ServiceContext, { linkId }: z.output<typeof revokeLinkInput>): Promise<People> {
  return administer(ctx, { event: 'person.link-revoked', proof: undefined }, async (db) => {
    if (!(await revokeAccessLink(db, { clinicId: ctx.actor.clinic.id, linkId }))) throw new AppError('not-found');
    return { answer: await showPeople(db, ctx), objectId: linkId };
  });
}
