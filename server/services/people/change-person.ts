import type { z } from 'zod';
import { endSessions, replaceMemberships, setSuspended } from '@/db/queries/accounts/people';
import type { endSessionsInput, People, personInput, setRolesInput } from '@/server/contracts/people';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { administer, personHeld, showPeople } from './clinic-people';

/** What a person is from now on. The own role of administrator stays, so that a clinic always has one. */
export function setRoles(ctx: ServiceContext, { userId, roles, inTraining, credential, proof }: z.output<typeof setRolesInput>): Promise<People> {
  return administer(ctx, { event: 'person.roles-changed', proof }, async (db) => {
    const before = await personHeld(db, ctx, userId);
    if (userId === ctx.actor.userId && !roles.includes('administrator')) {
      throw new AppError('invalid-input', { fields: { roles: 'Another administrator can take this role from you; you cannot take it from yourself.' } });
    }
    await replaceMemberships(db, { clinicId: ctx.actor.clinic.id, userId }, { roles, inTraining, credential });
    if (before.suspended) await setSuspended(db, { clinicId: ctx.actor.clinic.id, userId }, true);
    return { answer: await showPeople(db, ctx), objectId: userId, details: { before: before.roles.join(' '), after: roles.join(' '), inTraining } };
  });
}

/** Shuts a person out at once, or lets them in again. Notes, drafts and the audit trail keep the name. */
export function suspendPerson(ctx: ServiceContext, { userId, proof }: z.output<typeof personInput>, suspended: boolean): Promise<People> {
  return administer(ctx, { event: suspended ? 'person.suspended' : 'person.restored', proof }, async (db) => {
    await personHeld(db, ctx, userId);
    if (userId === ctx.actor.userId) throw new AppError('not-allowed', { sentence: 'You cannot shut yourself out; another administrator can.' });
    await setSuspended(db, { clinicId: ctx.actor.clinic.id, userId }, suspended);
    const sessions = suspended ? await endSessions(db, userId) : 0;
    return { answer: await showPeople(db, ctx), objectId: userId, details: { sessions } };
  });
}

/** Ends every session of a person: a telephone was lost. */
export function endSessionsOf(ctx: ServiceContext, { userId }: z.output<typeof endSessionsInput>): Promise<People> {
  return administer(ctx, { event: 'person.signed-out', proof: undefined }, async (db) => {
    await personHeld(db, ctx, userId);
    const sessions = await endSessions(db, userId);
    return { answer: await showPeople(db, ctx), objectId: userId, details: { sessions } };
  });
}
