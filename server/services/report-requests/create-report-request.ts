import QRCode from 'qrcode';
import type { z } from 'zod';
import { withClinic } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import { readClinicSettings } from '@/db/queries/clinic/settings';
import type { ClinicSettings } from '@/db/queries/clinic/settings';
import { insertReportRequest } from '@/db/queries/reports/report-requests';
import { recordAudit } from '@/server/audit/record-audit';
import { addDays, ageOn } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { LINK_DAYS } from '@/server/contracts/report-request';
import type { CannotAsk, createReportRequestInput, HandedOver } from '@/server/contracts/report-request';
import { loadKnowledge } from '@/server/knowledge/load';
import { dayIn, endOfDay, timeIn } from '@/server/platform/clock';
import { environment } from '@/server/platform/env';
import { AppError } from '@/server/platform/errors';
import { newToken, tokenHash } from '@/server/platform/ids';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { wrongField } from '../patient-act';
import { recordRefusal } from '../record-refusal';
import { canBeAsked } from './form';

type Given = z.output<typeof createReportRequestInput>;

const ADULT_YEARS = 18;

/**
 * Why a patient cannot be asked: nobody of a clinic with real patients has checked its words for somebody in danger; the link is opened
 * with the birth date; and the form is for adults.
 */
export function cannotAsk(birthOn: LocalDate | null, { on, demo, settings }: { readonly on: LocalDate; readonly demo: boolean; readonly settings: ClinicSettings }): CannotAsk | null {
  if (!demo && settings.crisisCheckedAt === null) return 'crisis-words-unchecked';
  if (birthOn === null) return 'no-birth-date';
  return ageOn(birthOn, on) < ADULT_YEARS ? 'under-18' : null;
}

const REFUSED = {
  'crisis-words-unchecked': 'The clinic’s words for somebody in danger have not been checked. An administrator does this under Clinic settings; until then no patient is asked.',
  'no-birth-date': 'The birth date is not recorded; it opens the link. Record it first.',
  'under-18': 'The form is for adults; this patient is under 18.',
} as const satisfies Record<CannotAsk, string>;

/** Messages for any channel: who asks and where, nothing about health. */
const messagesOf = (clinicName: string, url: string): HandedOver['messages'] => [
  { language: 'en', text: `${clinicName}: a few questions to answer before your next appointment. The link is for you alone and asks for your birth date: ${url}` },
  { language: 'es', text: `${clinicName}: por favor, conteste unas preguntas antes de su próxima cita. El enlace es solo para usted y pide su fecha de nacimiento: ${url}` },
];

/**
 * Asks a patient for a report. The link is made here and shown this once: 256 random bits after the `#`, where no server, log or
 * forwarded address sees them; the database keeps only their hash.
 */
export async function createReportRequest(ctx: ServiceContext, input: Given): Promise<HandedOver> {
  const { patientId } = input;
  const { id: clinicId, name: clinicName, timeZone, demo } = ctx.actor.clinic;
  try {
    authorise(ctx.actor, 'report:ask');
    const on = clinicDay(ctx);
    const { instruments } = loadKnowledge();
    const asked = [...new Set(input.instruments)];
    if (!asked.every((id) => instruments.some((instrument) => instrument.id === id && canBeAsked(instrument)))) {
      throw wrongField('instruments', 'One of these cannot be answered by a patient; its items may not be reproduced.');
    }
    if (input.dueOn !== null && (input.dueOn < on || input.dueOn > addDays(on, LINK_DAYS.most))) throw wrongField('dueOn', `A day from today to ${LINK_DAYS.most} days ahead.`);
    const lastDay = input.inClinic ? on : (input.dueOn ?? addDays(on, LINK_DAYS.usual));
    const expiresAt = endOfDay(timeZone, lastDay);
    const token = newToken();
    const url = `${environment().publicUrl}/r#${token}`;
    const requestId = await withClinic(acting(ctx), async (db) => {
      const loaded = await loadChart(db, { clinicId, patientId, on });
      if (loaded === null) throw new AppError('not-found');
      const why = cannotAsk(loaded.chart.patient.birthOn, { on, demo, settings: await readClinicSettings(db, clinicId) });
      if (why !== null) throw new AppError('invalid-input', { sentence: REFUSED[why], fields: { patientId: REFUSED[why] } });
      const id = await insertReportRequest(db, {
        clinicId,
        patientId,
        tokenSha256: tokenHash(token),
        instruments: asked,
        comparedWith: input.comparedWith,
        dueOn: input.dueOn,
        expiresAt,
        inClinic: input.inClinic,
        createdBy: ctx.actor.userId,
        createdByName: ctx.actor.name,
      });
      await recordAudit(db, auditor(ctx), { event: 'report-request.created', objectKind: 'report-request', objectId: id, patientId, details: { instruments: asked.join(' '), inClinic: input.inClinic } });
      return id;
    });
    return {
      requestId,
      url,
      qrCode: await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }),
      messages: messagesOf(clinicName, url),
      expires: { on: dayIn(timeZone, expiresAt), at: timeIn(timeZone, expiresAt) },
    };
  } catch (error) {
    await recordRefusal(ctx, { event: 'report-request.created', objectKind: 'report-request', patientId }, error);
    throw error;
  }
}
