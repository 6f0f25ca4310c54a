import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { readClinicSettings } from '@/db/queries/clinic/settings';
import { insertReportRequest } from '@/db/queries/reports/report-requests';
import { claimDueRhythms } from '@/db/queries/reports/report-rhythms';
import type { DueRhythm } from '@/db/queries/reports/report-rhythms';
import { recordAudit } from '@/server/audit/record-audit';
import { addDays, parseLocalDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { RHYTHM } from '@/server/contracts/report-request';
import { dayIn, endOfDay, timeIn } from '@/server/platform/clock';
import { newId } from '@/server/platform/ids';
import type { OutboxClinic } from '../outbox/send-due';
import { cannotAsk, canMail } from './can-ask';
import { mailLink, newLink } from './new-link';

const MOST_AT_ONCE = 50;

/**
 * Asks again wherever a rhythm's day has come, in the clinic's own days and not in the night. Each day of a rhythm is asked for once,
 * however many instances look. A link that goes by e-mail is on its way; any other waits on the patient's page to be handed over.
 * @returns how many patients were asked
 */
export async function askDue(clinic: OutboxClinic, at: Date): Promise<number> {
  const on = dayIn(clinic.timeZone, at);
  if (timeIn(clinic.timeZone, at) < RHYTHM.from) return 0;
  return withClinic({ clinicId: clinic.id, userId: null }, async (db) => {
    const due = await claimDueRhythms(db, { clinicId: clinic.id, on, limit: MOST_AT_ONCE });
    if (due.length === 0) return 0;
    const settings = await readClinicSettings(db, clinic.id);
    let asked = 0;
    for (const rhythm of due) {
      const birthOn = rhythm.birthOn === null ? null : parseLocalDate(rhythm.birthOn);
      if (cannotAsk(birthOn, { on, demo: clinic.demo, settings }) !== null) continue;
      await askOne(db, clinic, { rhythm, on });
      asked += 1;
    }
    return asked;
  });
}

async function askOne(db: Db, clinic: OutboxClinic, { rhythm, on }: { readonly rhythm: DueRhythm; readonly on: LocalDate }): Promise<void> {
  const clinicId = clinic.id;
  const { id: rhythmId, patientId, instruments, comparedWith, askOn, createdBy, createdByName, byMail, email } = rhythm;
  const link = newLink();
  const to = byMail && canMail() ? email : null;
  const dueOn = addDays(on, RHYTHM.answerDays);
  const requestId = await insertReportRequest(db, {
    clinicId, patientId, instruments, comparedWith, dueOn, createdBy, createdByName, rhythmId,
    tokenSha256: link.tokenSha256,
    expiresAt: endOfDay(clinic.timeZone, dueOn),
    inClinic: false,
    askedOn: askOn,
    handedOver: to !== null,
  });
  if (to !== null) await mailLink(db, { clinicId, patientId, requestId, to, url: link.url });
  await recordAudit(db, { actor: { userId: null, name: 'rhythm', roles: [], clinicId }, requestId: newId() }, {
    event: 'report-request.created', objectKind: 'report-request', objectId: requestId, patientId,
    details: { instruments: instruments.join(' '), rhythm: rhythmId, byMail: to !== null },
  });
}
