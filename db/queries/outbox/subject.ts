import { sql } from 'drizzle-orm';
import type { Db } from '../../client';

type In = { readonly clinicId: string };

/** Whether the link of a message still opens something. */
export async function isLinkLive(db: Db, { clinicId, requestId }: In & { readonly requestId: string }): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select 1 from report_request where clinic_id = ${clinicId} and id = ${requestId}
       and submitted_at is null and revoked_at is null and blocked_at is null and expires_at > now()`);
  return rows.length === 1;
}

/** A red-flag answer that still waits for a prescriber, with when contact is due; `null` when it was answered. */
export async function openAlert(db: Db, { clinicId, alertId }: In & { readonly alertId: string }): Promise<{ readonly raisedAt: string; readonly dueAt: string | null } | null> {
  const { rows } = await db.execute<{ raisedAt: string; dueAt: string | null }>(sql`
    select to_char(raised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "raisedAt", to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "dueAt"
      from report_alert where clinic_id = ${clinicId} and id = ${alertId} and answered_at is null`);
  return rows[0] ?? null;
}
