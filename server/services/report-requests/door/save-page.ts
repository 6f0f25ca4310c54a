import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { withClinic, withoutClinic } from '@/db/client';
import { countAttempt } from '@/db/queries/accounts/attempts';
import { holdPatient } from '@/db/queries/patients/store-patient';
import { insertReportAlerts, listRaisedBy } from '@/db/queries/reports/report-alerts';
import { holdReportRequest, savePage as storePage } from '@/db/queries/reports/report-requests';
import type { HeldRequest, ReportAnswers } from '@/db/queries/reports/report-requests';
import { recordAudit } from '@/server/audit/record-audit';
import { sealVisit } from '@/server/auth/report-visit';
import { compileDanger, isWorse } from '@/server/clinical/facts/danger';
import { redFlagsOf } from '@/server/clinical/flags/red-answers';
import type { FlagContent } from '@/server/clinical/model/flag-content';
import type { InstrumentContent } from '@/server/clinical/model/instrument-content';
import { parseLocalDate } from '@/server/clinical/model/local-date';
import { REPORT_FILLED_BY } from '@/server/contracts/report-door';
import type { saveReportPageInput } from '@/server/contracts/report-door';
import { loadKnowledge } from '@/server/knowledge/load';
import { endOfDay, now, today } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { tokenHash } from '@/server/platform/ids';
import { announceAlerts } from '../../outbox/announce-alerts';
import { outboxSoon } from '../../outbox/loop';
import { wrongField } from '../../patient-act';
import { askedPages } from '../form';
import type { FormPage } from '../form';
import { knownLanguage } from '../languages';
import { readPage } from '../read-page';
import { isClosed, linkAuditor, linkClosed, withinClinic } from './context';
import type { VisitContext } from './context';
import { formPages, instrumentsOf } from './show-report';
import { answersOf, storeReport } from './store-report';

type Given = z.output<typeof saveReportPageInput>;

/** Pages saved an hour on one link: several whole reports with every answer changed, and far from what a machine sends. */
const SAVES_AN_HOUR = 600;
/** Longer pauses are not time spent on the form. */
const LONGEST_PAGE_SECONDS = 300;
const WHO = 'who';
const HOUR_MS = 3_600_000;

/** When contact has to have been made: the same day where the flag wants it, else within its hours. */
const dueOf = (flag: FlagContent, timeZone: string): Date | null =>
  flag.sameDayContact ? endOfDay(timeZone, today(timeZone)) : flag.contactDueHours === null ? null : new Date(now().getTime() + flag.contactDueHours * HOUR_MS);

/** Answers with those of the page put in; of pages that are no longer asked, nothing stays. */
function withPage(row: HeldRequest, given: Given, on: ReturnType<typeof today>): { readonly answers: ReportAnswers; readonly instrument: InstrumentContent | null } {
  const pages = formPages(row);
  const page = askedPages(pages, row.answers).find(({ id }) => id === given.page);
  if (page === undefined) throw wrongField('page', 'This question is not asked.');
  const merged: Record<string, ReportAnswers[string]> = { ...row.answers, ...readPage(page, given, { birthOn: row.birthOn === null ? null : parseLocalDate(row.birthOn), on }) };
  const kept = new Set(askedPages(pages, merged).map(({ id }) => id));
  for (const { id, before } of pages) {
    if (kept.has(id)) continue;
    delete merged[id];
    if (before !== null) delete merged[before.id];
  }
  return { answers: merged, instrument: instrumentsOf(row).find(({ id }) => id === page.instrument) ?? null };
}

/**
 * Saves one page. A red-flag answer reaches the clinic in the same transaction, whether or not the report is ever sent: the alert is
 * kept, and what was answered so far of that instrument stands in the chart.
 */
export async function savePage(ctx: VisitContext, given: Given): Promise<{ readonly help: boolean; readonly version: number; readonly cookie: string }> {
  const { clinicId, requestId } = ctx.visit;
  const saves = await withoutClinic((db) => countAttempt(db, tokenHash(`report-save:${requestId}`), 60));
  if (saves > SAVES_AN_HOUR) throw new AppError('too-many-attempts');
  const saved = await withClinic(withinClinic(clinicId), async (db) => {
    const row = await holdReportRequest(db, { clinicId, requestId });
    if (row === null || isClosed(row)) throw linkClosed();
    if (row.submittedAt !== null) throw new AppError('already-there');
    const seconds = row.seconds + Math.min(given.seconds, LONGEST_PAGE_SECONDS);
    const base = { seconds, language: knownLanguage(given.language) };
    const audit = { event: 'report-request.answered', objectKind: 'report-request', objectId: requestId, patientId: row.patientId } as const;
    if (given.page === WHO) {
      const filledBy = REPORT_FILLED_BY.find((who) => who === given.value);
      if (filledBy === undefined) throw wrongField('value', 'This is none of the answers.');
      await storePage(db, { clinicId, requestId }, { ...base, answers: row.answers, filledBy });
      await recordAudit(db, linkAuditor(ctx, clinicId), { ...audit, details: { page: WHO, filledBy } });
      return { help: false, version: row.version + 1, cookie: sealVisit(ctx.visit) };
    }
    const on = today(row.timeZone);
    const { answers, instrument } = withPage(row, given, on);
    await storePage(db, { clinicId, requestId }, { ...base, answers, filledBy: row.filledBy });
    const raised = instrument === null ? [] : raisedBy(instrument, { row, answers, page: given.page });
    await recordAudit(db, linkAuditor(ctx, clinicId), { ...audit, details: { page: given.page, flags: raised.length } });
    if (instrument !== null && raised.length > 0) {
      await holdPatient(db, { clinicId, patientId: row.patientId });
      const told = await listRaisedBy(db, { clinicId, requestId });
      const untold = raised.filter(({ id }) => isUntold(formPages(row).find((page) => page.id === given.page), { answers, told: told.filter(({ flag }) => flag === id) }));
      const alertIds = await insertReportAlerts(db, untold.map((flag) => ({ clinicId, patientId: row.patientId, requestId, flag: flag.id, level: flag.level === 'emergency' ? 'emergency' : 'urgent', answers: { [given.page]: answers[given.page] ?? null }, dueAt: dueOf(flag, row.timeZone) })));
      await announceAlerts(db, { clinicId, patientId: row.patientId, alertIds });
      const reportId = await storeReport(db, instrument, { clinicId, row, pages: formPages(row), answers, on });
      await recordAudit(db, linkAuditor(ctx, clinicId), { event: 'report.red-flag', objectKind: 'report', objectId: reportId, patientId: row.patientId, details: { flags: raised.map(({ id }) => id).join(' ') } });
    }
    return { help: raised.length > 0, version: row.version + 1, cookie: sealVisit(ctx.visit) };
  });
  if (saved.help) outboxSoon();
  return saved;
}

/** Flags that stand with this page's answer and would not without it. */
function raisedBy(instrument: InstrumentContent, { row, answers, page }: { readonly row: HeldRequest; readonly answers: ReportAnswers; readonly page: string }): readonly FlagContent[] {
  const { flags } = loadKnowledge();
  const pages = formPages(row);
  const before = new Set(redFlagsOf(flags, instrument, answersOf(instrument, { pages, row, answers: { ...answers, [page]: null } })));
  return redFlagsOf(flags, instrument, answersOf(instrument, { pages, row, answers })).filter((flag) => !before.has(flag));
}

type Answered = { readonly answers: ReportAnswers };

/**
 * Whether a flag of this request was never told, or for a milder answer to this page, or for another page whose answer does not stand
 * any more: who assessed that has not seen this one.
 */
function isUntold(page: FormPage | undefined, { answers, told }: Answered & { readonly told: readonly Answered[] }): boolean {
  if (page === undefined || told.length === 0) return true;
  // What was told before answers were kept counts as nothing said.
  const before = told.filter(({ answers: kept }) => page.id in kept || Object.keys(kept).length === 0).map(({ answers: kept }) => kept[page.id] ?? null);
  const { flags, instruments } = loadKnowledge();
  if (before.length > 0) return isWorse(answers[page.id] ?? null, before, compileDanger(flags, instruments).get(`${page.instrument}.${page.id}`));
  return !told.some(({ answers: kept }) => Object.entries(kept).every(([id, said]) => isDeepStrictEqual(answers[id] ?? null, said)));
}
