import type { z } from 'zod';
import { withClinic } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import { readClinicSettings } from '@/db/queries/clinic/settings';
import { dropMessagesOf } from '@/db/queries/outbox/messages';
import { holdPatient } from '@/db/queries/patients/store-patient';
import { renewLink } from '@/db/queries/reports/report-requests';
import { recordAudit } from '@/server/audit/record-audit';
import { addDays } from '@/server/clinical/model/local-date';
import { LINK_DAYS } from '@/server/contracts/report-request';
import type { HandedOver, renewReportRequestInput } from '@/server/contracts/report-request';
import { endOfDay } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { outboxSoon } from '../outbox/loop';
import { recordRefusal } from '../record-refusal';
import { cannotAsk, mailAddress, REFUSED } from './can-ask';
import { handOver, mailLink, newLink } from './new-link';

/**
 * Sends a request again, or hands over one that a rhythm made. A link cannot be read back, so there is a new one, and the one before opens
 * nothing any more; what was answered so far stays.
 */
export async function renewReportRequest(ctx: ServiceContext, { patientId, requestId, byMail }: z.output<typeof renewReportRequestInput>): Promise<HandedOver> {
  const { clinic } = ctx.actor;
  const about = { event: 'report-request.renewed', objectKind: 'report-request', patientId };
  try {
    authorise(ctx.actor, 'report:ask');
    const on = clinicDay(ctx);
    const link = newLink();
    const expiresAt = endOfDay(clinic.timeZone, addDays(on, LINK_DAYS.usual));
    const mailedTo = await withClinic(acting(ctx), async (db) => {
      const loaded = (await holdPatient(db, { clinicId: clinic.id, patientId })) ? await loadChart(db, { clinicId: clinic.id, patientId, on }) : null;
      if (loaded === null) throw new AppError('not-found');
      const why = cannotAsk(loaded.chart.patient.birthOn, { on, demo: clinic.demo, settings: await readClinicSettings(db, clinic.id) });
      if (why !== null) throw new AppError('invalid-input', { sentence: REFUSED[why], fields: { patientId: REFUSED[why] } });
      if (!(await renewLink(db, { clinicId: clinic.id, patientId, requestId }, { tokenSha256: link.tokenSha256, expiresAt }))) throw new AppError('changed-meanwhile');
      const to = byMail ? mailAddress(loaded.row.email) : null;
      if (to === null) await dropMessagesOf(db, { clinicId: clinic.id, requestId });
      else await mailLink(db, { clinicId: clinic.id, patientId, requestId, to, url: link.url });
      await recordAudit(db, auditor(ctx), { ...about, objectId: requestId, details: { byMail } });
      return to;
    });
    if (mailedTo !== null) outboxSoon();
    return await handOver(clinic, { requestId, url: link.url, expiresAt, mailedTo });
  } catch (error) {
    await recordRefusal(ctx, about, error);
    throw error;
  }
}
