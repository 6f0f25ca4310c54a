import { withClinic } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import { getVisitRow, isPatientHere, listDrafts } from '@/db/queries/visits/drafts';
import { getLastNote } from '@/db/queries/visits/signed-notes';
import { recordAudit } from '@/server/audit/record-audit';
import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Plan } from '@/server/clinical/model/plan';
import { curvesOf } from '@/server/clinical/plan-summary';
import { makePlan, planWords } from '@/server/clinical/preview-plan';
import { stepUnderWay, takenUpAt } from '@/server/clinical/taper/under-way';
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
import { openSnapshot } from '../visits/open-snapshot';

/** So long after its last change a signed plan is over. */
const DAYS_AFTER = 84;
type Found = Pick<NonNullable<CurrentPlan>, 'kind' | 'signedOn' | 'plan' | 'asked' | 'underWay'>;

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
      const draft = (await listDrafts(db, of)).find(({ authorId }) => authorId === userId);
      const wanted = draft === undefined ? null : visitFieldsSchema.parse(draft.fields).plan;
      if (wanted !== null) {
        const loaded = await loadChart(db, { ...of, on });
        const made = loaded === null ? null : makePlan({ ...wanted.request, region: clinic.region, on }, { chart: loaded.chart, knowledge, on, region: clinic.region, start: wanted.start });
        return made?.ok === true ? { kind: 'draft', signedOn: null, plan: made.value.plan, asked: wanted, underWay: null } : null;
      }
      const note = await getLastNote(db, of);
      if (note === null) return null;
      const { plan, on: signedOn } = openSnapshot(note);
      const read = planShape.nullable().parse(plan);
      if (read === null || isOver(read, on)) return null;
      const [visit, loaded] = [await getVisitRow(db, { clinicId: clinic.id, visitId: note.visitId }), await loadChart(db, { ...of, on })];
      const asked = visit === null ? null : visitFieldsSchema.parse(visit.fields).plan;
      const underWay = loaded === null ? null : stepUnderWay(read, loaded.chart, { knowledge, on });
      return { kind: 'signed', signedOn, plan: read, underWay, asked: asked === null || underWay === null ? null : { option: asked.option, request: takenUpAt(asked.request, underWay.n), start: underWay.n === 0 ? asked.start : addDays(on, 1) } };
    });
    return found === null ? null : { ...found, windows: withdrawalWindows(found.plan, knowledge), curves: curvesOf(found.plan, knowledge), ...planWords(knowledge) };
  } catch (error) {
    await recordRefusal(ctx, { event: 'plan.current', objectKind: 'plan', patientId }, error);
    throw error;
  }
}

const isOver = ({ steps }: Plan, on: LocalDate): boolean => {
  const last = steps.at(-1);
  return last === undefined || addDays(last.from, DAYS_AFTER) < on;
};
