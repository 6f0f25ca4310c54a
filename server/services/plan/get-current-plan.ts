import { withClinic } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import type { LoadedChart } from '@/db/queries/chart/load-chart';
import { getVisitRow, isPatientHere, listDrafts } from '@/db/queries/visits/drafts';
import { getLastNote } from '@/db/queries/visits/signed-notes';
import { listFlagAnswers } from '@/db/queries/visits/around-signing';
import type { FlagAnswerRow } from '@/db/queries/visits/around-signing';
import { recordAudit } from '@/server/audit/record-audit';
import type { Flag } from '@/server/clinical/model/assessment';
import type { Chart } from '@/server/clinical/model/chart';
import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Plan } from '@/server/clinical/model/plan';
import { assess } from '@/server/clinical/assess';
import { curvesOf } from '@/server/clinical/plan-summary';
import { openHolds, stillToCome } from '@/server/clinical/flags/held-back';
import { makePlan, planWords } from '@/server/clinical/preview-plan';
import { stepUnderWay, takenUpAt } from '@/server/clinical/taper/under-way';
import { reasonFor } from '@/server/clinical/options/reason-for';
import { withdrawalWindows } from '@/server/clinical/taper/withdrawal-windows';
import { planShape } from '@/server/contracts/plan';
import type { CurrentPlan } from '@/server/contracts/plan-preview';
import { visitFieldsSchema } from '@/server/contracts/visit-fields';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { openAlertsOf } from '../today/alerts-of';
import type { AlertOf } from '../today/alerts-of';
import { withAlerts } from '../today/with-alerts';
import { answerTo } from '../visits/flag-answers';
import { openSnapshot } from '../visits/open-snapshot';

/** So long after its last change a signed plan is over. */
const DAYS_AFTER = 84;
type Found = Pick<NonNullable<CurrentPlan>, 'kind' | 'signedOn' | 'plan' | 'asked' | 'why' | 'underWay'> & { readonly chart: Chart | null; readonly answers: readonly FlagAnswerRow[]; readonly alerts: readonly AlertOf[] };

/** The plan that goes on for a patient: of the reader's own draft, else of the note signed last. */
export async function getCurrentPlan(ctx: ServiceContext, { patientId }: { readonly patientId: string }): Promise<CurrentPlan> {
  try {
    authorise(ctx.actor, 'plan:read');
    const { clinic, userId } = ctx.actor;
    const on = clinicDay(ctx);
    const knowledge = loadKnowledge();
    const found = await withClinic(acting(ctx), async (db): Promise<Found | null> => {
      const of = { clinicId: clinic.id, patientId };
      if (!(await isPatientHere(db, of))) throw new AppError('not-found');
      await recordAudit(db, auditor(ctx), { event: 'plan.current', objectKind: 'plan', objectId: patientId, patientId, details: {} });
      const answers = await listFlagAnswers(db, of);
      const alertsBeside = async (loaded: LoadedChart | null): Promise<readonly AlertOf[]> => (loaded === null ? [] : openAlertsOf(db, { ...of, chart: loaded.chart }));
      const draft = (await listDrafts(db, of)).find(({ authorId }) => authorId === userId);
      const fields = draft === undefined ? null : visitFieldsSchema.parse(draft.fields);
      const wanted = fields?.plan ?? null;
      if (wanted !== null) {
        const loaded = await loadChart(db, { ...of, on });
        const made = loaded === null ? null : makePlan({ ...wanted.request, region: clinic.region, on }, { chart: loaded.chart, knowledge, on, region: clinic.region, start: wanted.start });
        return made?.ok === true ? { kind: 'draft', signedOn: null, plan: made.value.plan, asked: wanted, why: fields === null ? null : reasonFor(wanted.option, fields), underWay: null, chart: loaded?.chart ?? null, answers, alerts: await alertsBeside(loaded) } : null;
      }
      const note = await getLastNote(db, of);
      if (note === null) return null;
      const { plan, on: signedOn } = openSnapshot(note);
      const read = planShape.nullable().parse(plan);
      if (read === null || isOver(read, on)) return null;
      const [visit, loaded] = [await getVisitRow(db, { clinicId: clinic.id, visitId: note.visitId }), await loadChart(db, { ...of, on })];
      const asked = visit === null ? null : visitFieldsSchema.parse(visit.fields).plan;
      const underWay = loaded === null ? null : stepUnderWay(read, loaded.chart, { knowledge, on });
      return { kind: 'signed', signedOn, plan: read, why: null, underWay, chart: loaded?.chart ?? null, answers, alerts: await alertsBeside(loaded), asked: asked === null || underWay === null ? null : { option: asked.option, request: takenUpAt(asked.request, underWay.n), start: underWay.n === 0 ? asked.start : addDays(on, 1) } };
    });
    if (found === null) return null;
    const { chart, answers, alerts, ...current } = found;
    return { ...current, heldBack: chart === null ? [] : heldBackOf(current.plan, { flags: withAlerts(assess(chart, knowledge, on).flags, alerts), answers, on }), windows: withdrawalWindows(current.plan, knowledge), curves: curvesOf(current.plan, knowledge), ...planWords(knowledge, withdrawalWindows(current.plan, knowledge)) };
  } catch (error) {
    await recordRefusal(ctx, { event: 'plan.current', objectKind: 'plan', patientId }, error);
    throw error;
  }
}

/** What open flags hold back of the steps that are still to come. */
function heldBackOf(plan: Plan, { flags, answers, on }: { readonly flags: readonly Flag[]; readonly answers: readonly FlagAnswerRow[]; readonly on: LocalDate }): NonNullable<CurrentPlan>['heldBack'] {
  const holds = openHolds(flags, stillToCome(plan, on), { knowledge: loadKnowledge(), answerTo: (flag) => answerTo(flag, answers) });
  return holds.map(({ flag, held }) => ({ flag: flag.id, blocks: [...held] }));
}

const isOver = ({ steps }: Plan, on: LocalDate): boolean => {
  const last = steps.at(-1);
  return last === undefined || addDays(last.from, DAYS_AFTER) < on;
};
