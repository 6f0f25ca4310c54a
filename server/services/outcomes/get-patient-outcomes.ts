import { withClinic } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
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
import { readSinceVisit } from './read-since';
import type { ReadSince } from './read-since';
import { readDecisions } from './to-decision';

const MOST_DECISIONS = 20;

type Read = ReadSince & { readonly chart: Chart | null };

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
      const told = await readSinceVisit(db, ctx, { patientId, on });
      // Of most patients nothing was signed yet: their chart is not opened for it.
      const loaded = told.decisions.length === 0 ? null : await loadChart(db, { ...of, on });
      await recordAudit(db, auditor(ctx), { event, objectKind: 'outcome', objectId: patientId, patientId, details: { notes: told.decisions.length } });
      return { ...told, chart: loaded?.chart ?? null };
    });
    return { on, since: toSince(read, on), decisions: toOutcomes(read, on), unread: readDecisions(read.decisions).unread.map(({ visitId, number, on: decidedOn }) => ({ visitId, number, decidedOn })).reverse() };
  } catch (error) {
    await recordRefusal(ctx, { event, objectKind: 'outcome', patientId }, error);
    throw error;
  }
}

function toOutcomes({ chart, decisions }: Read, on: LocalDate): DecisionOutcome[] {
  if (chart === null) return [];
  const knowledge = loadKnowledge();
  const scores = scorePoints(chart.reports);
  const periods = periodsOf(readDecisions(decisions).decisions);
  return periods.slice(-MOST_DECISIONS).reverse().map((period) => {
    const { pairs, response, remission, feeling, respondedOn } = outcomeOf(period, scores, { knowledge, on });
    const { noteId, visitId, number, options } = period.decision;
    return {
      noteId, visitId, number, options: [...options], decision: options.map((id) => knowledge.options.find((option) => option.id === id)?.title ?? id).join('; '), decidedOn: period.decidedOn, start: period.start, until: period.until,
      pairs: pairs.map((pair) => ({ ...pair })), response, remission, feeling, respondedOn, lookBack: lookBackDays(knowledge),
    };
  });
}

function toSince({ chart, since, reports }: Read, on: LocalDate): Since | null {
  if (chart === null || since === null) return null;
  const knowledge = loadKnowledge();
  const { last, contacts, done, late, alerts } = since;
  return {
    visitId: last.visitId,
    number: last.number,
    on: last.on,
    days: daysBetween(last.on, on),
    author: last.author,
    decision: last.decision,
    contacts: [...contacts],
    done: [...done],
    late: late.map((task) => ({ ...task, daysLate: daysBetween(task.dueOn, on) })),
    alerts: alerts.map(({ flag, ...alert }) => ({ ...alert, title: knowledge.flags.find(({ id }) => id === flag)?.title ?? flag })),
    reports: reports.map(({ instrument, ...report }) => ({ ...report, title: knowledge.instruments.find(({ id }) => id === instrument)?.title ?? instrument })),
    changes: changesSince(chart, knowledge, { since: last.on, on }),
  };
}
