import type { z } from 'zod';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { listDecisions, listScores } from '@/db/queries/outcomes/decisions';
import type { DecisionRow } from '@/db/queries/outcomes/decisions';
import { countPanel, listPanel } from '@/db/queries/outcomes/panel';
import { listAround } from '@/db/queries/tasks/worklist';
import { recordAudit } from '@/server/audit/record-audit';
import { addDays, daysBetween } from '@/server/clinical/model/local-date';
import { outcomeOf, scorePoints } from '@/server/clinical/outcome/outcome-of';
import { standingPeriod } from '@/server/clinical/outcome/panel-figures';
import type { exportPanelInput, Panel, PanelFilter, panelFileSchema, panelInput, PanelRow, PanelUnread } from '@/server/contracts/outcome';
import { csv } from '@/server/exports/csv/scores-csv';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { log } from '@/server/platform/log';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { summarisePatient } from '../patients/summarise-patient';
import { recordRefusal } from '../record-refusal';
import { READER_MS, refreshPanel } from './refresh-panel';
import { byPatient, readInSlices, ofNotesThatStand, optionTitles, toDecision } from './to-decision';

const PAGE = 50;
/** So many rows go into one file. */
const MOST_EXPORTED = 2000;
const DAYS_A_WEEK = 7;

type Where = { readonly filter: PanelFilter; readonly limit: number; readonly offset: number; /** Whose entry could not be made. */ readonly unmade: readonly string[] };

/** Opens the panel; looking at it is an act that the trail keeps. A page waits a moment for entries that have to be made anew, a file for all of them. */
async function inPanel<Result>(ctx: ServiceContext, event: string, withinMs: number, run: (db: Db, entries: { readonly left: number; readonly unmade: readonly string[] }) => Promise<{ readonly result: Result; readonly patients: number }>): Promise<Result> {
  try {
    authorise(ctx.actor, 'note:read');
    const entries = await refreshPanel({ ...acting(ctx), on: clinicDay(ctx) }, { withinMs });
    return await withClinic(acting(ctx), async (db) => {
      const { result, patients } = await run(db, entries);
      await recordAudit(db, auditor(ctx), { event, objectKind: 'panel', details: { patients } });
      return result;
    });
  } catch (error) {
    await recordRefusal(ctx, { event, objectKind: 'panel', patientId: null }, error);
    throw error;
  }
}

/** Who is where in which plan: a page of those for whom a decision stands. */
export const getPanel = (ctx: ServiceContext, { page, ...filter }: z.output<typeof panelInput>): Promise<Panel> =>
  inPanel(ctx, 'panel.read', READER_MS, async (db, { left: beingMade, unmade }) => {
    const { rows, unread, all } = await readRows(db, ctx, { filter, limit: PAGE, offset: (page - 1) * PAGE, unmade });
    const { options, settings } = loadKnowledge();
    return { result: { on: clinicDay(ctx), rows, unread, page, pages: Math.max(1, Math.ceil(all / PAGE)), all, beingMade, contactDays: settings.followUp.contactDays, feeling: settings.outcome.feeling, options: options.map(({ id, title }) => ({ id, title })) }, patients: rows.length + unread.length };
  });

const COLUMNS = ['patient', 'number', 'options', 'start', 'day', 'last_contact', 'days_since_contact', 'last_report', 'phq9_before', 'phq9_after', 'blunting_before', 'blunting_after', 'response', 'remission', 'weeks_to_response', 'tasks_done', 'tasks_late', 'not_read'];

/** The same rows as a file for a spreadsheet; who could not be read stands below them by name and day, in a column that says so. */
export const exportPanel = (ctx: ServiceContext, filter: z.output<typeof exportPanelInput>): Promise<z.output<typeof panelFileSchema>> =>
  inPanel(ctx, 'panel.exported', Infinity, async (db, { left, unmade }) => {
    if (left > 0) throw new Error(`entries still to be made: ${left}`);
    const { rows, unread, all, listed } = await readRows(db, ctx, { filter, limit: MOST_EXPORTED, offset: 0, unmade });
    const known = rows.map((row) => {
      const [phq9, sbr] = (['phq9', 'sbr'] as const).map((id) => row.pairs.find(({ instrument }) => instrument === id));
      return [row.patient.displayName, row.patient.identifiers[0]?.value, optionTitles(row.options), row.start, row.day, row.contactOn, row.daysSinceContact, row.reportOn, phq9?.before?.value, phq9?.after?.value, sbr?.before?.value, sbr?.after?.value, row.response.verdict, row.remission.verdict, row.weeksToResponse, row.done, row.late, null];
    });
    const text = csv(COLUMNS, [...known, ...unread.map(({ patient, decidedOn }) => COLUMNS.map((column) => (column === 'patient' ? patient.displayName : column === 'number' ? patient.identifiers[0]?.value : column === 'not_read' ? notRead(decidedOn) : null)))]);
    return { result: { name: `panel-${clinicDay(ctx)}.csv`, csv: text, rows: rows.length, unread: unread.length, more: all > listed }, patients: rows.length + unread.length };
  });

const notRead = (decidedOn: PanelUnread['decidedOn']): string => `could not be read: ${decidedOn.length === 0 ? 'scores' : `decision of ${decidedOn.join(', ')}`}`;

/** The days of the decisions that cannot be read, each once. */
const unreadDays = (decisions: readonly DecisionRow[]): PanelUnread['decidedOn'] => [...new Set(decisions.filter((decision) => !canRead(decision)).map(({ on }) => on))];

function canRead(decision: DecisionRow): boolean {
  try {
    toDecision(decision);
    return true;
  } catch {
    return false;
  }
}

/** @returns the rows that could be read, who could not, how many the filter leaves, and how many of those were asked for */
async function readRows(db: Db, ctx: ServiceContext, { filter, limit, offset, unmade }: Where): Promise<{ readonly rows: PanelRow[]; readonly unread: PanelUnread[]; readonly all: number; readonly listed: number }> {
  const { userId, clinic } = ctx.actor;
  if (userId === null) throw new AppError('not-allowed');
  const on = clinicDay(ctx);
  const knowledge = loadKnowledge();
  const { sort, mine, option, gap, response, remission, blunting } = filter;
  const where = { clinicId: clinic.id, on, userId: mine ? userId : null, option, gap, contactSince: addDays(on, -knowledge.settings.followUp.contactDays), response, inRemission: remission, blunting };
  const listed = await listPanel(db, where, { sort, limit, offset });
  const of = { clinicId: clinic.id, patientIds: [...new Set([...listed.map(({ patientId }) => patientId), ...unmade])] };
  const people = new Map((await listAround(db, { ...of, userId, on, timeZone: clinic.timeZone })).map((row) => [row.id, row]));
  const decisions = byPatient(await readInSlices(of.patientIds, (patientIds) => listDecisions(db, { clinicId: clinic.id, patientIds })));
  const scores = byPatient(await readInSlices(of.patientIds, (patientIds) => listScores(db, { clinicId: clinic.id, patientIds })));
  const toRow = ({ patientId, contactOn, reportOn, done, late }: (typeof listed)[number]): PanelRow[] => {
    const person = people.get(patientId);
    const period = standingPeriod(ofNotesThatStand(decisions.get(patientId) ?? []).map(toDecision).filter((decision) => decision !== null));
    if (person === undefined || period === null) return [];
    const { pairs, response, remission, respondedOn } = outcomeOf(period, scorePoints(scores.get(patientId) ?? []), { knowledge, on });
    return [{
      patient: summarisePatient(person, on),
      visitId: period.decision.visitId,
      options: [...period.decision.options],
      start: period.start,
      day: daysBetween(period.start, on),
      contactOn,
      daysSinceContact: contactOn === null ? null : daysBetween(contactOn, on),
      reportOn,
      hasReport: reportOn !== null && reportOn > period.start,
      pairs: pairs.map((pair) => ({ ...pair })),
      response,
      remission,
      weeksToResponse: respondedOn === null ? null : Math.floor(daysBetween(period.start, respondedOn) / DAYS_A_WEEK),
      done,
      late,
    }];
  };
  const failed = new Set(unmade);
  const rows = listed.flatMap((one) => {
    if (failed.has(one.patientId)) return [];
    try {
      return toRow(one);
    } catch (error) {
      failed.add(one.patientId);
      log().error('panel.unread', { clinicId: clinic.id, error });
      return [];
    }
  });
  // Whom the reader may not see is not among the people.
  const unread = [...failed].flatMap((patientId) => {
    const person = people.get(patientId);
    return person === undefined ? [] : [{ patient: summarisePatient(person, on), decidedOn: unreadDays(ofNotesThatStand(decisions.get(patientId) ?? [])) }];
  });
  return { rows, unread, all: await countPanel(db, where), listed: listed.length };
}
