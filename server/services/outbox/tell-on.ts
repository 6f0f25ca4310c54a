import { withClinic } from '@/db/client';
import { readClinicSettings } from '@/db/queries/clinic/settings';
import { enqueueMessages, listUntaken } from '@/db/queries/outbox/messages';

/** Each contact is told this often of one red-flag answer; afterwards it stands at the top of every list of work, and nobody is written to any more. */
const ROUNDS = 3;
const MINUTE_MS = 60_000;

/**
 * A message that arrived is no act: when no prescriber has assessed a red-flag answer or settled its flag within the clinic's time, the next contact is told,
 * after the last the first again. Any number of instances may look at once; a place is taken once. How many are told now.
 */
export const tellOn = (clinicId: string, at: Date): Promise<number> =>
  withClinic({ clinicId, userId: null }, async (db) => {
    const { onCall, tellNextAfterMinutes } = await readClinicSettings(db, clinicId);
    if (onCall.length === 0) return 0;
    const untaken = await listUntaken(db, { clinicId, before: new Date(at.getTime() - tellNextAfterMinutes * MINUTE_MS) });
    const next = untaken.flatMap(({ alertId, patientId, place }) => {
      const contact = place < ROUNDS * onCall.length ? onCall[place % onCall.length] : undefined;
      return contact === undefined ? [] : [{ clinicId, patientId, alertId, kind: 'on-call' as const, channel: contact.kind, address: contact.address, place: place + 1 }];
    });
    await enqueueMessages(db, next);
    return next.length;
  });
