import { hashPassword } from 'better-auth/crypto';
import type { z } from 'zod';
import { withClinic } from '@/db/client';
import { endSessions, listSessions, passwordHashOf, setActingClinic, setPasswordHash } from '@/db/queries/accounts/people';
import { listPlaces } from '@/db/queries/accounts/session';
import { normalPassword, weaknessOfPassword } from '@/server/auth/password-policy';
import { passwordIs } from '@/server/auth/step-up';
import type { changePasswordInput, endMySessionInput, MySessions, switchClinicInput } from '@/server/contracts/people';
import { AppError } from '@/server/platform/errors';
import { acting } from '../context';
import type { ServiceContext } from '../context';
import { momentOf } from '../people/clinic-people';
import { onMyAccount } from './my-account';
import type { OnMe } from './my-account';

/** What a person reads of a browser; the rest of the line is noise. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [[/Edg\//, 'Edge'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [[/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS/, 'macOS'], [/Linux/, 'Linux']];
const named = (names: typeof BROWSERS, agent: string): string | undefined => names.find(([pattern]) => pattern.test(agent))?.[1];

function browserOf(userAgent: string | null): string {
  const agent = userAgent ?? '';
  const parts = [named(BROWSERS, agent), named(SYSTEMS, agent)].filter((part) => part !== undefined);
  return parts.length === 0 ? 'a program' : parts.join(' on ');
}

async function show(ctx: ServiceContext, { db, userId }: OnMe): Promise<MySessions> {
  const sessions = await listSessions(db, userId);
  const places = await listPlaces(db, userId);
  return {
    sessions: sessions.map(({ id, startedAt, seenAt, userAgent }) => ({ id, started: momentOf(ctx, new Date(startedAt)), seen: momentOf(ctx, new Date(seenAt)), browser: browserOf(userAgent), isThis: id === ctx.actor.sessionId })),
    clinics: [...new Map(places.map(({ id, name }) => [id, name]))].map(([id, name]) => ({ id, name, isThis: id === ctx.actor.clinic.id })),
    hasSecondFactor: ctx.actor.hasSecondFactor === true,
  };
}

export const getMySessions = (ctx: ServiceContext): Promise<MySessions> => onMyAccount(ctx, 'session.listed', (me) => show(ctx, me));

/** Ends one of the own sessions, or all but this one. Somebody else's is nothing that could be ended. */
export const endMySession = (ctx: ServiceContext, { sessionId }: z.output<typeof endMySessionInput>): Promise<MySessions> =>
  onMyAccount(ctx, 'session.ended', async (me) => {
    const ended = await endSessions(me.db, me.userId, sessionId === null ? { except: ctx.actor.sessionId ?? null } : { only: sessionId });
    if (sessionId !== null && ended === 0) throw new AppError('not-found');
    return show(ctx, me);
  });

/** A new password; every other session ends. The slow work of hashing holds no transaction. */
export function changePassword(ctx: ServiceContext, { current, next }: z.output<typeof changePasswordInput>): Promise<MySessions> {
  const { name, clinic } = ctx.actor;
  const email = ctx.actor.email ?? '';
  let hashed = '';
  const check = async (userId: string): Promise<void> => {
    const hash = await withClinic(acting(ctx), (db) => passwordHashOf(db, userId));
    if (!(await passwordIs({ email, password: normalPassword(current), hash }))) throw new AppError('invalid-input', { fields: { current: 'This is not your present password.' } });
    const weakness = weaknessOfPassword(next, [email, name, clinic.name]);
    if (weakness !== null) throw new AppError('invalid-input', { fields: { next: weakness } });
    hashed = await hashPassword(normalPassword(next));
  };
  const change = async (me: OnMe): Promise<MySessions> => {
    await setPasswordHash(me.db, me.userId, hashed);
    await endSessions(me.db, me.userId, { except: ctx.actor.sessionId ?? null });
    return show(ctx, me);
  };
  return onMyAccount(ctx, 'person.password-changed', change, check);
}

/** Acts in another clinic of one's own from the next request on. */
export const switchClinic = (ctx: ServiceContext, { clinicId }: z.output<typeof switchClinicInput>): Promise<void> =>
  onMyAccount(ctx, 'session.clinic-chosen', async ({ db, userId }) => {
    const places = await listPlaces(db, userId);
    const { sessionId } = ctx.actor;
    if (sessionId === undefined || !places.some(({ id }) => id === clinicId)) throw new AppError('not-found');
    await setActingClinic(db, { sessionId, clinicId });
  });
