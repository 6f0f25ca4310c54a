import type { z } from 'zod';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { listDecisions, listScores } from '@/db/queries/outcomes/decisions';
import { countPanel, listPanel } from '@/db/queries/outcomes/panel';
import { listAround } from '@/db/queries/tasks/worklist';
import { recordAudit } from '@/server/audit/record-audit';
import { addDays, daysBetween } from '@/server/clinical/model/local-date';
import { outcomeOf, scorePoints } from '@/server/clinical/outcome/outcome-of';
import { standingPeriod } from '@/server/clinical/outcome/panel-figures';
import type { exportPanelInput, Panel, PanelFilter, panelFileSchema, panelInput, PanelRow } from '@/server/contracts/outcome';
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
import { byPatient, optionTitles, toDecision } from './to-decision';

const PAGE = 50;
/** So many rows go into one file. */
const MOST_EXPORTED = 2000;
const DAYS_A_WEEK = 7;

type Where = { readonly filter: PanelFilter; readonly limit: number; readonly offset: number; /** Of a file nobody may be missing; a page says how many could not be read. */ readonly isWhole: boolean };

/** Opens the panel; looking at it is an act that the trail keeps. A page waits a moment for entries that have to be made anew, a file for all of them. */
async function inPanel<Result>(ctx: ServiceContext, event: string, withinMs: number, run: (db: Db, beingMade: number) => Promise<{ readonly result: Result; readonly patients: number }>): Promise<Result> {
  try {
    authorise(ctx.actor, 'note:read');
    const { left, unmade } = await refreshPanel({ ...acting(ctx), on: clinicDay(ctx) }, { withinMs });
    return await withClinic(acting(ctx), async (db) => {
      const { result, patients } = await run(db, left + unmade);
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
  inPanel(ctx, 'panel.read', READER_MS, async (db, beingMade) => {
    const { rows, all } = await readRows(db, ctx, { filter, limit: PAGE, offset: (page - 1) * PAGE, isWhole: false });
    const { options, settings } = loadKnowledge();
    return { result: { on: clinicDay(ctx), rows, page, pages: Math.max(1, Math.ceil(all / PAGE)), all, beingMade, contactDays: settings.followUp.contactDays, feeling: settings.outcome.feeling, options: options.map(({ id, title }) => ({ id, title })) }, patients: rows.length };
  });

const COLUMNS = ['patient', 'number', 'options', 'start', 'day', 'last_contact', 'days_since_contact', 'last_report', 'phq9_before', 'phq9_after', 'blunting_before', 'blunting_after', 'response', 'remission', 'weeks_to_response', 'tasks_done', 'tasks_late'];

/** The same rows as a file for a spreadsheet. */
export const exportPanel = (ctx: ServiceContext, filter: z.output<typeof exportPanelInput>): Promise<z.output<typeof panelFileSchema>> =>
  inPanel(ctx, 'panel.exported', Infinity, async (db, unmade) => {
    if (unmade > 0) throw new Error(`entries that cannot be read: ${unmade}`);
    const { rows, all } = await readRows(db, ctx, { filter, limit: MOST_EXPORTED, offset: 0, isWhole: true });
    const text = csv(COLUMNS, rows.map((row) => {
      const [phq9, sbr] = (['phq9', 'sbr'] as const).map((id) => row.pairs.find(({ instrument }) => instrument === id));
      return [row.patient.displayName, row.patient.identifiers[0]?.value, optionTitles(row.options), row.start, row.day, row.contactOn, row.daysSinceContact, row.reportOn, phq9?.before?.value, phq9?.after?.value, sbr?.before?.value, sbr?.after?.value, row.response.verdict, row.remission.verdict, row.weeksToResponse, row.done, row.late];
    }));
    return { result: { name: `panel-${clinicDay(ctx)}.csv`, csv: text, rows: rows.length, more: all > rows.length }, patients: rows.length };
  });

async function readRows(db: Db, ctx: ServiceContext, { filter, limit, offset, isWhole }: Where): Promise<{ readonly rows: PanelRow[]; readonly all: number }> {
  const { userId, clinic } = ctx.actor;
  if (userId === null) throw new AppError('not-allowed');
  const on = clinicDay(ctx);
  const knowledge = loadKnowledge();
  const { sort, mine, option, gap, response, remission, blunting } = filter;
  const where = { clinicId: clinic.id, on, userId: mine ? userId : null, option, gap, contactSince: addDays(on, -knowledge.settings.followUp.contactDays), response, inRemission: remission, blunting };
  const listed = await listPanel(db, where, { sort, limit, offset });
  const of = { clinicId: clinic.id, patientIds: listed.map(({ patientId }) => patientId) };
  const people = new Map((await listAround(db, { ...of, userId, on, timeZone: clinic.timeZone })).map((row) => [row.id, row]));
  const decisions = byPatient(await listDecisions(db, of));
  const scores = byPatient(await listScores(db, of));
  const toRow = ({ patientId, contactOn, reportOn, done, late }: (typeof listed)[number]): PanelRow[] => {
    const person = people.get(patientId);
    const period = standingPeriod((decisions.get(patientId) ?? []).map(toDecision).filter((decision) => decision !== null));
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
  const rows = listed.flatMap((one) => {
    try {
      return toRow(one);
    } catch (error) {
      if (isWhole) throw error;
      log().error('panel.unread', { clinicId: clinic.id, error });
      return [];
    }
  });
  return { rows, all: await countPanel(db, where) };
}
