import { withClinic } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import { listDecisions } from '@/db/queries/outcomes/decisions';
import type { DecisionRow } from '@/db/queries/outcomes/decisions';
import { readSince } from '@/db/queries/outcomes/since';
import type { SinceRow } from '@/db/queries/outcomes/since';
import { isPatientHere } from '@/db/queries/visits/drafts';
import { recordAudit } from '@/server/audit/record-audit';
import type { Chart } from '@/server/clinical/model/chart';
import { daysBetween } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { lookBackDays, outcomeOf, scorePoints } from '@/server/clinical/outcome/outcome-of';
import { periodsOf } from '@/server/clinical/outcome/periods';
import { changesSince } from '@/server/clinical/story/changes-since';
import type { DecisionOutcome, PatientOutcomes, Since } from '@/server/contracts/outcome';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { decisionInBrief } from '../visits/list-visits';
import { toDecision } from './to-decision';

/** So many entries of each kind are shown; more stand on the pages they come from. */
const MOST = 50;
const MOST_DECISIONS = 20;

type Read = { readonly chart: Chart | null; readonly rows: readonly DecisionRow[]; readonly last: DecisionRow | null; readonly since: SinceRow | null };

/** What happened since the last signed note, and what came before and after each decision. */
export async function getPatientOutcomes(ctx: ServiceContext, { patientId }: { readonly patientId: string }): Promise<PatientOutcomes> {
  const event = 'outcomes.read';
  try {
    authorise(ctx.actor, 'note:read');
    const { clinic } = ctx.actor;
    const on = clinicDay(ctx);
    const read = await withClinic(acting(ctx), async (db): Promise<Read> => {
      const of = { clinicId: clinic.id, patientId };
      if (!(await isPatientHere(db, of))) throw new AppError('not-found');
      const rows = await listDecisions(db, { clinicId: clinic.id, patientIds: [patientId] });
      // Of most patients nothing was signed yet: their chart is not opened for it.
      const loaded = rows.length === 0 ? null : await loadChart(db, { ...of, on });
      const last = rows.findLast(({ inError }) => !inError) ?? null;
      const since = last === null ? null : await readSince(db, { ...of, timeZone: clinic.timeZone, on, visitOn: last.on, signedAtMs: last.signedAtMs, limit: MOST });
      await recordAudit(db, auditor(ctx), { event, objectKind: 'outcome', objectId: patientId, patientId, details: { notes: rows.length } });
      return { chart: loaded?.chart ?? null, rows, last, since };
    });
    return { on, since: toSince(read, on), decisions: toOutcomes(read, on) };
  } catch (error) {
    await recordRefusal(ctx, { event, objectKind: 'outcome', patientId }, error);
    throw error;
  }
}

function toOutcomes({ chart, rows }: Read, on: LocalDate): DecisionOutcome[] {
  if (chart === null) return [];
  const knowledge = loadKnowledge();
  const scores = scorePoints(chart.reports);
  const periods = periodsOf(rows.map(toDecision).filter((decision) => decision !== null));
  return periods.slice(-MOST_DECISIONS).reverse().map((period) => {
    const { pairs, response, remission, feeling, respondedOn } = outcomeOf(period, scores, { knowledge, on });
    const { noteId, visitId, number, options } = period.decision;
    return {
      noteId, visitId, number, options: [...options], decidedOn: period.decidedOn, start: period.start, until: period.until,
      pairs: pairs.map((pair) => ({ ...pair })), response, remission, feeling, respondedOn, lookBack: lookBackDays(knowledge),
    };
  });
}

function toSince({ chart, last, since }: Read, on: LocalDate): Since | null {
  if (chart === null || last === null || since === null) return null;
  const knowledge = loadKnowledge();
  return {
    visitId: last.visitId,
    number: last.number,
    on: last.on,
    days: daysBetween(last.on, on),
    author: last.author,
    decision: decisionInBrief(last.decision).words,
    contacts: [...since.contacts],
    done: [...since.done],
    late: since.late.map((task) => ({ ...task, daysLate: daysBetween(task.dueOn, on) })),
    alerts: since.alerts.map(({ flag, ...alert }) => ({ ...alert, title: knowledge.flags.find(({ id }) => id === flag)?.title ?? flag })),
    reports: since.reports.map(({ instrument, ...report }) => ({ ...report, title: knowledge.instruments.find(({ id }) => id === instrument)?.title ?? instrument })),
    changes: changesSince(chart, knowledge, { since: last.on, on }),
  };
}
