import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { readClinicSettings } from '@/db/queries/clinic/settings';
import { claimDueMessages, enqueueMessages, postponeMessage, settleMessage } from '@/db/queries/outbox/messages';
import type { DueMessage } from '@/db/queries/outbox/messages';
import { isLinkLive, openAlert } from '@/db/queries/outbox/subject';
import { recordAudit } from '@/server/audit/record-audit';
import { callWebhook } from '@/server/platform/outbound';
import { dayIn, timeIn } from '@/server/platform/clock';
import type { Delivery } from '@/server/platform/delivery';
import { environment } from '@/server/platform/env';
import { newId } from '@/server/platform/ids';
import { derivedSecret, openSealed } from '@/server/platform/seal';
import { sendMail } from '@/server/platform/send-mail';
import { linkMail, onCallBody, onCallMail } from './words';

export type OutboxClinic = { readonly id: string; readonly slug: string; readonly name: string; readonly timeZone: string; readonly demo: boolean };

/** Purpose under which the link of a message is sealed. */
export const LINK_PURPOSE = 'outbox link';
/** A web hook's secret, by clinic and address; the settings page shows it to administrators. */
export const webhookSecret = (clinicId: string, address: string): string => derivedSecret(`on-call ${clinicId} ${address}`);

/** Pauses after a failed attempt, in seconds; after the last one the message has failed. */
const PAUSES = { 'report-link': [60, 300, 1800, 7200], 'on-call': [10, 30] } as const satisfies Record<DueMessage['kind'], readonly number[]>;
/** Few: each needs a connection for a moment, and people wait for the same ones. */
const MOST_AT_ONCE = 4;
/** Longer than any attempt can last. */
const LEASE_SECONDS = 60;
const SETTLED = { sent: 'message.sent', failed: 'message.failed', bounced: 'message.failed', dropped: 'message.dropped' } as const;

const within = (clinic: OutboxClinic) => ({ clinicId: clinic.id, userId: null });

/** Sends what is due in a clinic. The messages are taken in one transaction and each end is written down in another: none is open while a server is talked to. */
export async function sendDueMessages(clinic: OutboxClinic): Promise<number> {
  const due = await withClinic(within(clinic), (db) => claimDueMessages(db, { clinicId: clinic.id, limit: MOST_AT_ONCE, leaseSeconds: LEASE_SECONDS }));
  await Promise.all(due.map((message) => sendOne(clinic, message)));
  return due.length;
}

async function sendOne(clinic: OutboxClinic, message: DueMessage): Promise<void> {
  const attempt = await prepare(clinic, message);
  const outcome = attempt === null ? null : await attempt();
  await withClinic(within(clinic), (db) => writeDown(db, clinic, { message, outcome }));
}

/** What to send, looked up at the moment of sending; `null` when there is nothing to send any more. */
async function prepare(clinic: OutboxClinic, message: DueMessage): Promise<(() => Promise<Delivery>) | null> {
  const { demo, publicUrl } = environment();
  const { requestId, alertId, sealed, address } = message;
  if (requestId !== null) {
    const url = sealed === null ? null : openSealed(sealed, LINK_PURPOSE);
    const live = await withClinic(within(clinic), (db) => isLinkLive(db, { clinicId: clinic.id, requestId }), { readOnly: true });
    return url === null || !live ? null : () => sendMail(linkMail(clinic.name, { to: address, url }));
  }
  const alert = alertId === null ? null : await withClinic(within(clinic), (db) => openAlert(db, { clinicId: clinic.id, alertId }), { readOnly: true });
  if (alert === null) return null;
  const url = `${publicUrl}/today`;
  if (message.channel === 'webhook') {
    return () => callWebhook({ url: address, body: onCallBody({ id: message.id, clinic: clinic.slug, ...alert, url }), secret: webhookSecret(clinic.id, address), demo });
  }
  const due = alert.dueAt === null ? null : new Date(alert.dueAt);
  return () => sendMail(onCallMail(clinic.name, { to: address, url, dueAt: due === null ? null : `${dayIn(clinic.timeZone, due)} ${timeIn(clinic.timeZone, due)} (${clinic.timeZone})` }));
}

async function writeDown(db: Db, clinic: OutboxClinic, { message, outcome }: { readonly message: DueMessage; readonly outcome: Delivery | null }): Promise<void> {
  const which = { clinicId: clinic.id, messageId: message.id };
  const pause = PAUSES[message.kind][message.attempts - 1];
  if (outcome !== null && !outcome.delivered && !outcome.final && pause !== undefined) {
    await postponeMessage(db, which, { failure: outcome.failure, seconds: pause });
    return;
  }
  const state = outcome === null ? 'dropped' : outcome.delivered ? 'sent' : outcome.bounced ? 'bounced' : 'failed';
  const failure = outcome === null || outcome.delivered ? null : outcome.failure;
  if (!(await settleMessage(db, which, { state, failure }))) return;
  await recordAudit(db, { actor: { userId: null, name: 'outbox', roles: [], clinicId: clinic.id }, requestId: newId() }, {
    event: SETTLED[state],
    objectKind: 'message',
    objectId: message.id,
    patientId: message.patientId,
    outcome: failure === null ? 'done' : 'failed',
    details: { kind: message.kind, channel: message.channel, attempts: message.attempts, place: message.place, failure },
  });
  if (failure !== null && message.alertId !== null) await tellNext(db, clinic, message);
}

/** Nobody was reached: the contact after this one is told, where there is one. */
async function tellNext(db: Db, clinic: OutboxClinic, { patientId, alertId, place }: DueMessage): Promise<void> {
  const { onCall } = await readClinicSettings(db, clinic.id);
  const next = onCall[place];
  if (next !== undefined) await enqueueMessages(db, [{ clinicId: clinic.id, patientId, kind: 'on-call', channel: next.kind, address: next.address, alertId, place: place + 1 }]);
}
