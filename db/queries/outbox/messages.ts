import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { outboxMessage } from '../../schema/outbox';

type In = { readonly clinicId: string };
export type NewMessage = typeof outboxMessage.$inferInsert;

/** Puts messages into the outbox, in the transaction of what they are about; one a contact in turn for each red-flag answer. */
export async function enqueueMessages(db: Db, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length > 0) await db.insert(outboxMessage).values([...messages]).onConflictDoNothing();
}

export type DueMessage = {
  readonly id: string;
  readonly patientId: string;
  readonly kind: 'report-link' | 'on-call';
  readonly channel: 'email' | 'webhook';
  readonly address: string;
  readonly requestId: string | null;
  readonly alertId: string | null;
  readonly place: number;
  readonly sealed: string | null;
  /** This attempt included. */
  readonly attempts: number;
};

/**
 * Takes messages whose time has come, red-flag answers first. Other instances skip what this one takes, and leave it alone for as long as
 * an attempt can last; an instance that ends meanwhile loses none.
 */
export async function claimDueMessages(db: Db, { clinicId, limit, leaseSeconds }: In & { readonly limit: number; readonly leaseSeconds: number }): Promise<readonly DueMessage[]> {
  const { rows } = await db.execute<DueMessage>(sql`
    update outbox_message m set attempts = m.attempts + 1, next_at = now() + make_interval(secs => ${leaseSeconds})
      from (select id from outbox_message
             where clinic_id = ${clinicId} and state = 'queued' and next_at <= now()
             order by kind, next_at, id limit ${limit} for update skip locked) due
     where m.id = due.id
    returning m.id, m.patient_id as "patientId", m.kind, m.channel, m.address, m.request_id as "requestId", m.alert_id as "alertId", m.place, m.sealed, m.attempts`);
  return rows;
}

/** How many messages of a clinic have not left yet, and how many of them have been due for five minutes. */
export async function countWaiting(db: Db, clinicId: string): Promise<{ readonly waiting: number; readonly late: number }> {
  const { rows } = await db.execute<{ waiting: number; late: number }>(sql`
    select count(*)::int as waiting, count(*) filter (where next_at < now() - interval '5 minutes')::int as late from outbox_message where clinic_id = ${clinicId} and state = 'queued'`);
  return rows[0] ?? { waiting: 0, late: 0 };
}

type Which = In & { readonly messageId: string };

/** Writes down how a message ended; its link goes. `false` when somebody else did so first. */
export async function settleMessage(db: Db, { clinicId, messageId }: Which, { state, failure }: { readonly state: 'sent' | 'failed' | 'bounced' | 'dropped'; readonly failure: string | null }): Promise<boolean> {
  const rows = await db
    .update(outboxMessage)
    .set({ state, failure, sealed: null, settledAt: sql`now()` })
    .where(and(eq(outboxMessage.clinicId, clinicId), eq(outboxMessage.id, messageId), eq(outboxMessage.state, 'queued')))
    .returning({ id: outboxMessage.id });
  return rows.length === 1;
}

export const postponeMessage = (db: Db, { clinicId, messageId }: Which, { failure, seconds }: { readonly failure: string; readonly seconds: number }) =>
  db
    .update(outboxMessage)
    .set({ failure, nextAt: sql`now() + make_interval(secs => ${seconds})` })
    .where(and(eq(outboxMessage.clinicId, clinicId), eq(outboxMessage.id, messageId), eq(outboxMessage.state, 'queued')));

/** Takes back what was not sent yet of a request's link, since another link or none counts now. */
export const dropMessagesOf = (db: Db, { clinicId, requestId }: In & { readonly requestId: string }) =>
  db
    .update(outboxMessage)
    .set({ state: 'dropped', sealed: null, settledAt: sql`now()` })
    .where(and(eq(outboxMessage.clinicId, clinicId), eq(outboxMessage.requestId, requestId), eq(outboxMessage.state, 'queued')));

export type MailState = { readonly requestId: string; readonly state: 'queued' | 'sent' | 'failed' | 'bounced' | 'dropped'; readonly failure: string | null; readonly at: Date };

/** The newest e-mail of each of these requests. */
export async function listMailStates(db: Db, { clinicId, requestIds }: In & { readonly requestIds: readonly string[] }): Promise<readonly MailState[]> {
  if (requestIds.length === 0) return [];
  return db
    .selectDistinctOn([outboxMessage.requestId], {
      requestId: sql<string>`${outboxMessage.requestId}`,
      state: outboxMessage.state,
      failure: outboxMessage.failure,
      at: sql<Date>`coalesce(${outboxMessage.settledAt}, ${outboxMessage.createdAt})`.mapWith(outboxMessage.createdAt),
    })
    .from(outboxMessage)
    .where(and(eq(outboxMessage.clinicId, clinicId), inArray(outboxMessage.requestId, [...requestIds])))
    .orderBy(outboxMessage.requestId, sql`${outboxMessage.createdAt} desc`);
}

export type Untaken = { readonly alertId: string; readonly patientId: string; readonly place: number };

/**
 * Red-flag answers that no prescriber has assessed although everybody told so far was told, or could not be told, before an instant;
 * `place` is that of the newest message, 0 where nobody was told at all.
 */
export async function listUntaken(db: Db, { clinicId, before }: In & { readonly before: Date }): Promise<readonly Untaken[]> {
  const { rows } = await db.execute<Untaken>(sql`
    select a.id as "alertId", a.patient_id as "patientId", coalesce(m.place, 0) as place
      from report_alert a
      left join lateral (select place, settled_at from outbox_message where clinic_id = a.clinic_id and alert_id = a.id order by place desc limit 1) m on true
     where a.clinic_id = ${clinicId} and a.answered_at is null
       and case when m.place is null then a.raised_at else m.settled_at end <= ${before.toISOString()}::timestamptz
     order by a.raised_at, a.id limit 100`);
  return rows;
}
