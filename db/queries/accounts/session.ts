import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { membership, session, user } from '../../schema/account';
import { clinic } from '../../schema/clinic';

export type SessionState = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly hasSecondFactor: boolean;
  readonly hasPasskey: boolean;
  /** Where the person chose to act; `null` where nothing was chosen. */
  readonly actingClinicId: string | null;
  readonly standing: 'valid' | 'idle' | 'ended';
  /** Seconds since the person last showed who they are, at signing in or since: by the database's clock, whatever the application's says. */
  readonly shownSecondsAgo: number;
};

/**
 * Who a session belongs to and whether it still stands. An act of the person moves the idle clock, at most every
 * half minute; polling in the background does not.
 */
export async function readSession(db: Db, sessionId: string, how: { readonly idleMinutes: number; readonly isAct: boolean }): Promise<SessionState | null> {
  const { rows } = await db.execute<SessionState>(sql`
    with touched as (
      update session set last_act_at = now()
       where id = ${sessionId} and ${how.isAct}
         and last_act_at < now() - interval '30 seconds' and last_act_at > now() - make_interval(mins => ${how.idleMinutes})
    )
    select u.id as "userId", u.name, u.email, u.two_factor_enabled as "hasSecondFactor", exists (select from passkey p where p.user_id = u.id) as "hasPasskey", s.acting_clinic_id as "actingClinicId", extract(epoch from clock_timestamp() - greatest(s.created_at, s.confirmed_at))::float8 as "shownSecondsAgo",
           case when u.disabled_at is not null or s.expires_at <= now() then 'ended'
                when s.last_act_at <= now() - make_interval(mins => ${how.idleMinutes}) then 'idle'
                else 'valid' end as standing
      from session s join "user" u on u.id = s.user_id
     where s.id = ${sessionId}`);
  return rows[0] ?? null;
}

export const endSession = (db: Db, sessionId: string) => db.delete(session).where(eq(session.id, sessionId));

export type Place = {
  readonly role: 'prescriber' | 'coordinator' | 'administrator';
  readonly inTraining: boolean;
  readonly credential: string | null;
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly country: string;
  readonly region: 'US' | 'UK';
  readonly demo: boolean;
};

/** Where a person may act now and as what; row-level security shows only the own ones. */
export const listPlaces = (db: Db, userId: string): Promise<Place[]> =>
  db
    .select({
      role: membership.role,
      inTraining: membership.inTraining,
      credential: membership.credential,
      id: clinic.id,
      slug: clinic.slug,
      name: clinic.name,
      timeZone: clinic.timeZone,
      country: clinic.country,
      region: clinic.region,
      demo: clinic.demo,
    })
    .from(membership)
    .innerJoin(clinic, eq(clinic.id, membership.clinicId))
    .where(and(eq(membership.userId, userId), isNull(membership.suspendedAt)))
    .orderBy(asc(clinic.slug), asc(membership.role))
    .limit(60);

/** Somebody by e-mail, for the command line. */
export async function findUser(db: Db, email: string): Promise<{ id: string; name: string; email: string } | null> {
  const [found] = await db
    .select({ id: user.id, name: user.name, email: user.email })
    .from(user)
    .where(sql`${user.email} = ${email.toLowerCase()} and ${user.disabledAt} is null`)
    .limit(1);
  return found ?? null;
}

export const listClinics = (db: Db) =>
  db
    .select({ id: clinic.id, slug: clinic.slug, name: clinic.name, timeZone: clinic.timeZone, country: clinic.country, region: clinic.region, demo: clinic.demo })
    .from(clinic)
    .orderBy(asc(clinic.slug))
    .limit(1000);
