import { loadChart } from '@/db/queries/chart/load-chart';
import { getLastPlanNote } from '@/db/queries/visits/signed-notes';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Plan } from '@/server/clinical/model/plan';
import { loadKnowledge } from '@/server/knowledge/load';
import { changeDose } from '@/server/services/medications/change-dose';
import { startMedication } from '@/server/services/medications/start-medication';
import { stopMedication } from '@/server/services/medications/stop-medication';
import { previewPlan } from '@/server/services/plan/preview-plan';
import { transfer } from '@/server/services/tasks/care';
import { initialsOf } from '@/server/services/visits/initials';
import { openSnapshot } from '@/server/services/visits/open-snapshot';
import { openVisit } from '@/server/services/visits/open-visit';
import { saveVisit } from '@/server/services/visits/save-visit';
import { signVisit } from '@/server/services/visits/sign-visit';
import type { Decision } from '@/server/clinical/model/visit';
import { addDays } from '@/server/clinical/model/local-date';
import { EMPTY_FIELDS } from '@/server/contracts/visit-fields';
import type { VisitFields } from '@/server/contracts/visit-fields';
import { withClinic } from '../../client';
import type { Followed } from './acting';

const PLANNED = ['dose-reduction', 'bupropion-switch', 'bupropion-augmentation', 'other-switch'];

/** Puts the patient into the coordinator's care, holds the visit on its day, signs what was decided, and lets the plan run as far as today. */
export async function holdVisit(followed: Followed, zero: LocalDate): Promise<void> {
  const { script: { story, visit }, clinicId, patientId, at, as, once } = followed;
  const on = at(visit.on);
  const { userId } = as('coordinator', zero).actor;
  if (userId === null) throw new Error('The coordinator is nobody.');
  await once({ role: 'prescriber', on, what: 'care' }, (ctx) => transfer(ctx, { patientIds: [patientId], fromId: null, toId: userId, role: 'coordinator', line: 'From the visit on.' }));
  if ('draft' in visit) return once({ role: 'prescriber', on, what: 'draft' }, (ctx) => openVisit(ctx, { patientId }));
  await once({ role: 'prescriber', on, what: 'signature' }, async (ctx) => {
    const opened = await openVisit(as('prescriber', on, 'visit'), { patientId });
    const fields = { ...EMPTY_FIELDS, ...(await decided(followed)) };
    const saved = await saveVisit(as('prescriber', on, 'fields'), { patientId, visitId: opened.visitId, version: opened.version, fields, seen: null });
    const { draft } = saved.kind === 'saved' ? saved : { draft: saved.theirs };
    if (draft.missing.length > 0) throw new Error(`${story.key}: ${draft.missing.join(' ')}`);
    const { visitId, version, seenHash, patient } = draft;
    await signVisit(ctx, { patientId, visitId, version, seenHash, initials: initialsOf(patient), birthYear: patient.birthOn?.slice(0, 4) ?? null, proof: null, idempotencyKey: `demo-${visitId}` });
  });
  const signed = await withClinic({ clinicId, userId: null }, (db) => getLastPlanNote(db, { clinicId, patientId }));
  const plan = signed === null ? null : openSnapshot(signed).plan;
  if (plan !== null) await takePlan(followed, plan, zero);
}

async function decided({ script: { visit }, patientId, at, as }: Followed): Promise<Pick<VisitFields, 'decision' | 'plan'>> {
  if ('draft' in visit) return { decision: null, plan: null };
  if ('returnOn' in visit) return { decision: { kind: 'not-today', why: visit.why, returnOn: at(visit.returnOn) }, plan: null };
  const decision: Decision = { kind: 'options', options: [visit.option], why: visit.why ?? null };
  if (!PLANNED.includes(visit.option)) return { decision, plan: null };
  const { request, start } = await previewPlan(as('prescriber', at(visit.on)), { patientId, option: visit.option, request: null, start: null });
  // The stories are told at the rule's own pace, as their prescribers chose it.
  return { decision, plan: request === null ? null : { option: visit.option, start, request: { ...request, pace: 'default', steering: { ...request.steering, firstCutMg: null } } } };
}

/** The doses of the steps that have come, entered on their days. */
async function takePlan({ clinicId, patientId, once }: Followed, { steps }: Plan, zero: LocalDate): Promise<void> {
  for (const step of steps.filter(({ from }) => from <= zero)) {
    const of = (drug: string) => ({ role: 'prescriber' as const, on: step.from, what: `step ${step.n} ${drug}` });
    const episodes = await withClinic({ clinicId, userId: null }, async (db) => (await loadChart(db, { clinicId, patientId, on: step.from }))?.chart.episodes ?? []);
    const running = episodes.filter(({ status, drugId }) => status === 'active' && drugId !== null);
    for (const { drug, mgPerDay } of step.doses) {
      const episode = running.find(({ drugId }) => drugId === drug);
      const reason = `Step ${step.n} of the plan`;
      const last = episode?.steps.at(-1);
      if (episode === undefined) {
        const content = loadKnowledge().drugs.find(({ id }) => id === drug);
        await once(of(drug), (ctx) => startMedication(ctx, { patientId, drugId: drug, name: content?.name ?? drug, startOn: step.from, mgPerDay, timesPerDay: 1, form: null, asNeeded: false, indication: 'Depression', reason, confirmed: true }));
      } else if (last?.microgramsPerDay !== Math.round(mgPerDay * 1000)) {
        await once(of(drug), (ctx) => changeDose(ctx, { patientId, episodeId: episode.id, from: step.from, mgPerDay, timesPerDay: last?.timesPerDay ?? 1, form: last?.form ?? null, reason, confirmed: true }));
      }
    }
    for (const episode of running.filter(({ drugId }) => !step.doses.some(({ drug }) => drug === drugId))) {
      await once(of(episode.drug), (ctx) => stopMedication(ctx, { patientId, episodeId: episode.id, stopOn: addDays(step.from, -1), reasonKind: 'other', reasonText: `Step ${step.n} of the plan` }));
    }
  }
}
