import type { z } from 'zod';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import { readClinicSettings } from '@/db/queries/clinic/settings';
import { holdPatient } from '@/db/queries/patients/store-patient';
import { insertReportRequest } from '@/db/queries/reports/report-requests';
import { endRhythm, insertRhythm } from '@/db/queries/reports/report-rhythms';
import { recordAudit } from '@/server/audit/record-audit';
import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { LINK_DAYS } from '@/server/contracts/report-request';
import type { createReportRequestInput, HandedOver } from '@/server/contracts/report-request';
import { loadKnowledge } from '@/server/knowledge/load';
import { endOfDay } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { outboxSoon } from '../outbox/loop';
import { wrongField } from '../patient-act';
import { recordRefusal } from '../record-refusal';
import { waitForReport } from '../tasks/report-tasks';
import { cannotAsk, mailAddress, REFUSED } from './can-ask';
import { canBeAsked } from './form';
import { handOver, mailLink, newLink } from './new-link';

type Given = z.output<typeof createReportRequestInput>;

function checkInput({ instruments, dueOn }: Given, on: LocalDate): readonly string[] {
  const known = loadKnowledge().instruments;
  const asked = [...new Set(instruments)];
  if (!asked.every((id) => known.some((instrument) => instrument.id === id && canBeAsked(instrument)))) {
    throw wrongField('instruments', 'One of these cannot be answered by a patient; its items may not be reproduced.');
  }
  if (dueOn !== null && (dueOn < on || dueOn > addDays(on, LINK_DAYS.most))) throw wrongField('dueOn', `A day from today to ${LINK_DAYS.most} days ahead.`);
  return asked;
}

/** Asks a patient for a report, once or again and again. The link is made here and shown this once. */
export async function createReportRequest(ctx: ServiceContext, input: Given): Promise<HandedOver> {
  const { patientId } = input;
  const { clinic } = ctx.actor;
  try {
    authorise(ctx.actor, 'report:ask');
    const on = clinicDay(ctx);
    const instruments = checkInput(input, on);
    const until = input.inClinic ? on : (input.dueOn ?? addDays(on, LINK_DAYS.usual));
    const expiresAt = endOfDay(clinic.timeZone, until);
    const link = newLink();
    const { requestId, mailedTo } = await withClinic(acting(ctx), async (db) => {
      if (!(await holdPatient(db, { clinicId: clinic.id, patientId }))) throw new AppError('not-found');
      const loaded = await loadChart(db, { clinicId: clinic.id, patientId, on });
      if (loaded === null) throw new AppError('not-found');
      const why = cannotAsk(loaded.chart.patient.birthOn, { on, demo: clinic.demo, settings: await readClinicSettings(db, clinic.id) });
      if (why !== null) throw new AppError('invalid-input', { sentence: REFUSED[why], fields: { patientId: REFUSED[why] } });
      const to = input.byMail ? mailAddress(loaded.row.email) : null;
      const rhythmId = await startRhythm(db, ctx, { input, instruments, on });
      const id = await insertReportRequest(db, {
        clinicId: clinic.id,
        patientId,
        tokenSha256: link.tokenSha256,
        instruments,
        comparedWith: input.comparedWith,
        dueOn: input.dueOn,
        expiresAt,
        inClinic: input.inClinic,
        rhythmId,
        askedOn: rhythmId === null ? null : on,
        handedOver: true,
        createdBy: ctx.actor.userId,
        createdByName: ctx.actor.name,
      });
      await waitForReport(db, { clinicId: clinic.id, patientId, by: { byId: ctx.actor.userId, byName: ctx.actor.name }, on, until });
      if (to !== null) await mailLink(db, { clinicId: clinic.id, patientId, requestId: id, to, url: link.url });
      await recordAudit(db, auditor(ctx), {
        event: 'report-request.created', objectKind: 'report-request', objectId: id, patientId,
        details: { instruments: instruments.join(' '), inClinic: input.inClinic, every: input.every, byMail: input.byMail },
      });
      return { requestId: id, mailedTo: to };
    });
    if (mailedTo !== null) outboxSoon();
    return await handOver(clinic, { requestId, url: link.url, expiresAt, mailedTo });
  } catch (error) {
    await recordRefusal(ctx, { event: 'report-request.created', objectKind: 'report-request', patientId }, error);
    throw error;
  }
}

/** A rhythm from today on, in place of what ran before; asking once leaves what runs alone. */
async function startRhythm(db: Db, ctx: ServiceContext, { input, instruments, on }: { readonly input: Given; readonly instruments: readonly string[]; readonly on: LocalDate }): Promise<string | null> {
  const { every, patientId, comparedWith, byMail } = input;
  if (every === 'once') return null;
  const clinicId = ctx.actor.clinic.id;
  await endRhythm(db, { clinicId, patientId, byName: ctx.actor.name });
  return insertRhythm(db, { clinicId, patientId, instruments, comparedWith, every, byMail, startsOn: on, createdBy: ctx.actor.userId, createdByName: ctx.actor.name });
}
