import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { account, membership, session, user } from '../../schema/account';

export type MemberRole = (typeof membership.$inferSelect)['role'];
type Who = { readonly clinicId: string; readonly userId: string };

/** Somebody of the clinic, one row a person. */
export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: MemberRole[];
  readonly inTraining: boolean;
  readonly credential: string | null;
  readonly suspended: boolean;
  readonly hasSecondFactor: boolean;
  readonly sessions: number;
  /** ISO 8601; last act of any open session. */
  readonly seenAt: string | null;
};

const PEOPLE = sql`
  select u.id, u.name, u.email, array_agg(m.role order by m.role) as roles, bool_or(m.in_training) as "inTraining", max(m.credential) as credential,
         bool_and(m.suspended_at is not null) or u.disabled_at is not null as suspended, u.two_factor_enabled as "hasSecondFactor", s.sessions::int,
         to_char(s.seen at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "seenAt"
    from membership m
    join "user" u on u.id = m.user_id
    left join lateral (select count(*) filter (where x.expires_at > now()) as sessions, max(x.last_act_at) as seen from session x where x.user_id = u.id) s on true`;

/** Everybody who is or was somebody in the clinic, those who may act first. */
export async function listPeople(db: Db, clinicId: string): Promise<PersonRow[]> {
  const { rows } = await db.execute<PersonRow>(sql`${PEOPLE} where m.clinic_id = ${clinicId} group by u.id, s.sessions, s.seen order by suspended, u.name, u.id limit 1000`);
  return rows;
}

/** Whether anybody signs notes here yet, or was asked to come and do so. */
export async function standingOfPrescriber(db: Db, clinicId: string): Promise<'none' | 'invited' | 'joined'> {
  const { rows } = await db.execute<{ joined: boolean; invited: boolean }>(sql`
    select exists (select from membership m where m.clinic_id = ${clinicId} and m.role = 'prescriber' and m.suspended_at is null) as joined,
           exists (select from access_link a where a.clinic_id = ${clinicId} and a.kind = 'invitation' and a.roles ? 'prescriber' and a.used_at is null and a.revoked_at is null and a.expires_at > now()) as invited`);
  return rows[0]?.joined === true ? 'joined' : rows[0]?.invited === true ? 'invited' : 'none';
}

/** One person of the clinic, the memberships held until the transaction ends. */
export async function holdPerson(db: Db, { clinicId, userId }: Who): Promise<PersonRow | null> {
  await db.select({ role: membership.role }).from(membership).where(and(eq(membership.clinicId, clinicId), eq(membership.userId, userId))).for('update');
  const { rows } = await db.execute<PersonRow>(sql`${PEOPLE} where m.clinic_id = ${clinicId} and m.user_id = ${userId} group by u.id, s.sessions, s.seen`);
  return rows[0] ?? null;
}

export async function findByEmail(db: Db, email: string): Promise<{ readonly id: string; readonly name: string; readonly password: string | null } | null> {
  const [row] = await db
    .select({ id: user.id, name: user.name, password: account.password })
    .from(user)
    .leftJoin(account, and(eq(account.userId, user.id), eq(account.providerId, 'credential')))
    .where(eq(user.email, email));
  return row ?? null;
}

export async function insertPerson(db: Db, person: { readonly id: string; readonly name: string; readonly email: string; readonly passwordHash: string }): Promise<void> {
  const { id, name, email, passwordHash } = person;
  await db.insert(user).values({ id, name, email, emailVerified: true });
  await db.insert(account).values({ accountId: id, providerId: 'credential', userId: id, password: passwordHash });
}

/** Hash of a person's password, with its salt and parameters. */
export async function passwordHashOf(db: Db, userId: string): Promise<string | null> {
  const [row] = await db.select({ password: account.password }).from(account).where(and(eq(account.userId, userId), eq(account.providerId, 'credential')));
  return row?.password ?? null;
}

export async function setPasswordHash(db: Db, userId: string, passwordHash: string): Promise<void> {
  await db
    .update(account)
    .set({ password: passwordHash, updatedAt: sql`now()` })
    .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')));
}

/** What a person is in the clinic from now on; the rows of before are replaced. */
export async function replaceMemberships(
  db: Db,
  { clinicId, userId }: Who,
  as: { readonly roles: readonly MemberRole[]; readonly inTraining: boolean; readonly credential: string | null },
): Promise<void> {
  await db.delete(membership).where(and(eq(membership.clinicId, clinicId), eq(membership.userId, userId)));
  await db.insert(membership).values(as.roles.map((role) => ({ clinicId, userId, role, inTraining: as.inTraining, credential: as.credential })));
}

export async function setSuspended(db: Db, { clinicId, userId }: Who, suspended: boolean): Promise<void> {
  await db
    .update(membership)
    .set({ suspendedAt: suspended ? sql`clock_timestamp()` : null })
    .where(and(eq(membership.clinicId, clinicId), eq(membership.userId, userId)));
}

/** Whether a person is somebody in another clinic as well; needs a transaction of that person. */
export async function worksElsewhere(db: Db, { clinicId, userId }: Who): Promise<boolean> {
  const { rows } = await db.execute<{ elsewhere: boolean }>(sql`select exists (select from membership where user_id = ${userId} and clinic_id <> ${clinicId}) as elsewhere`);
  return rows[0]?.elsewhere ?? true;
}

export type SessionRow = {
  readonly id: string;
  readonly startedAt: string;
  readonly seenAt: string;
  readonly userAgent: string | null;
};

/** Open sessions of a person, the one last used first. */
export async function listSessions(db: Db, userId: string): Promise<SessionRow[]> {
  const { rows } = await db.execute<SessionRow>(sql`
    select id, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startedAt",
           to_char(last_act_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "seenAt", user_agent as "userAgent"
      from session where user_id = ${userId} and expires_at > now() order by last_act_at desc, id limit 100`);
  return rows;
}

/** Ends sessions of a person: one, all, or all but the one acted in. Says how many. */
export async function endSessions(db: Db, userId: string, which: { readonly only?: string; readonly except?: string | null } = {}): Promise<number> {
  const rows = await db
    .delete(session)
    .where(
      and(
        eq(session.userId, userId),
        which.only === undefined ? undefined : eq(session.id, which.only),
        which.except === undefined || which.except === null ? undefined : sql`${session.id} <> ${which.except}`,
      ),
    )
    .returning({ id: session.id });
  return rows.length;
}

/** Where the holder of a session acts from now on. */
export async function setActingClinic(db: Db, { sessionId, clinicId }: { readonly sessionId: string; readonly clinicId: string }): Promise<void> {
  await db.update(session).set({ actingClinicId: clinicId }).where(eq(session.id, sessionId));
}
