import type { Db } from '@/db/client';
import { readClinicSettings } from '@/db/queries/clinic/settings';
import { enqueueMessages } from '@/db/queries/outbox/messages';

/** Tells the first on-call contact of red-flag answers, in the transaction that keeps them. Who cannot be told is followed by the next. */
export async function announceAlerts(db: Db, { clinicId, patientId, alertIds }: { readonly clinicId: string; readonly patientId: string; readonly alertIds: readonly string[] }): Promise<void> {
  if (alertIds.length === 0) return;
  const [first] = (await readClinicSettings(db, clinicId)).onCall;
  if (first === undefined) return;
  await enqueueMessages(db, alertIds.map((alertId) => ({ clinicId, patientId, kind: 'on-call', channel: first.kind, address: first.address, alertId, place: 1 })));
}
