import type { z } from 'zod';
import { withClinic, withoutClinic } from '@/db/client';
import { countAttempt } from '@/db/queries/accounts/attempts';
import { countWrongBirthDate, findByLink, holdReportRequest, markOpened } from '@/db/queries/reports/report-requests';
import { recordAudit } from '@/server/audit/record-audit';
import { sealVisit } from '@/server/auth/report-visit';
import { ageOn } from '@/server/clinical/model/local-date';
import { BIRTH_DATE_TRIES } from '@/server/contracts/report-door';
import type { openReportInput, ReportState } from '@/server/contracts/report-door';
import { now, dayIn } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { tokenHash } from '@/server/platform/ids';
import { knownLanguage } from '../languages';
import { isClosed, linkAuditor, linkClosed, withinClinic } from './context';
import type { DoorContext } from './context';
import { showReport } from './show-report';

type Given = z.output<typeof openReportInput>;

/** Links a minute that an address may try; without a trusted proxy no address is known and all share a larger count. */
export const LINKS_A_MINUTE = { known: 20, unknown: 300 } as const;
const ADULT_YEARS = 18;

async function mayTry(address: string | null): Promise<boolean> {
  const count = await withoutClinic((db) => countAttempt(db, tokenHash(`report-link:${address ?? 'unknown'}`), 1));
  return count <= (address === null ? LINKS_A_MINUTE.unknown : LINKS_A_MINUTE.known);
}

/**
 * Exchanges a link and a birth date for a visit. Looking at the page spends nothing; only this does. Whatever is wrong has one face: an
 * unknown link, one that is expired, withdrawn or blocked, a birth date that is not the patient's. Five wrong birth dates close the link.
 */
export async function openReport(ctx: DoorContext, { token, birthOn, language }: Given, address: string | null): Promise<{ readonly state: ReportState; readonly cookie: string }> {
  knownLanguage(language);
  if (!(await mayTry(address))) throw new AppError('too-many-attempts');
  // Said of the date that was typed, before anything is looked up: it tells nothing about any link.
  if (ageOn(birthOn, dayIn('UTC', now())) < ADULT_YEARS) throw new AppError('adults-only');
  const found = await withoutClinic((db) => findByLink(db, tokenHash(token)));
  if (found === null) throw linkClosed();
  const { clinicId, id: requestId } = found;
  const state = await withClinic(withinClinic(clinicId), async (db) => {
    const row = await holdReportRequest(db, { clinicId, requestId });
    if (row === null || isClosed(row)) return null;
    const of = { objectKind: 'report-request', objectId: requestId, patientId: row.patientId };
    if (row.birthOn !== birthOn) {
      await countWrongBirthDate(db, { clinicId, requestId }, BIRTH_DATE_TRIES);
      await recordAudit(db, linkAuditor(ctx, clinicId), { ...of, event: 'report-request.opened', outcome: 'refused', refusal: 'link-closed', details: { tries: row.tries + 1 } });
      return null;
    }
    if (row.submittedAt === null) await markOpened(db, { clinicId, requestId });
    await recordAudit(db, linkAuditor(ctx, clinicId), { ...of, event: 'report-request.opened' });
    return showReport(row, language);
  });
  if (state === null) throw linkClosed();
  return { state, cookie: sealVisit({ clinicId, requestId }) };
}
