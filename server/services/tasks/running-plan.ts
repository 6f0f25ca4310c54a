import type { Db } from '@/db/client';
import { getLastPlanNote } from '@/db/queries/visits/signed-notes';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { daysBetween } from '@/server/clinical/model/local-date';
import type { Plan } from '@/server/clinical/model/plan';
import { withdrawalWindows } from '@/server/clinical/taper/withdrawal-windows';
import type { TaskDetail } from '@/server/contracts/worklist';
import { loadKnowledge } from '@/server/knowledge/load';
import { openSnapshot } from '../visits/open-snapshot';

type Shown = NonNullable<TaskDetail['plan']>;

/** Doses of a step in words: `sertraline 75 mg and bupropion XL 150 mg a day`. */
function stepWords({ kind, doses }: Plan['steps'][number]): string {
  const nameOf = (drug: string): string => loadKnowledge().drugs.find(({ id }) => id === drug)?.name ?? drug;
  if (kind === 'washout') return 'wash-out, nothing is taken';
  return doses.length === 0 ? 'nothing is taken' : `${doses.map(({ drug, mgPerDay }) => `${nameOf(drug)} ${mgPerDay} mg`).join(' and ')} a day`;
}

/** The plan that was signed last for a patient, as far as it has come; `null` where none was. */
export async function readRunningPlan(db: Db, of: { readonly clinicId: string; readonly patientId: string; readonly on: LocalDate }): Promise<Shown | null> {
  const { on } = of;
  const note = await getLastPlanNote(db, of);
  const plan = note === null ? null : openSnapshot(note).plan;
  if (note === null || plan === null) return null;
  const knowledge = loadKnowledge();
  const now = plan.steps.filter(({ from }) => from <= on).at(-1)?.n ?? 0;
  const windows = withdrawalWindows(plan, knowledge).map(({ drug, from, to }) => ({ drug: knowledge.drugs.find(({ id }) => id === drug)?.name ?? drug, from, to, isNow: from <= on && on <= to, day: daysBetween(from, on) + 1 }));
  return {
    visitId: note.visitId,
    number: note.number,
    step: now,
    steps: plan.steps.map((step) => ({ n: step.n, from: step.from, words: stepWords(step), isNow: step.n === now })),
    windows: [...windows.filter(({ isNow }) => isNow), ...windows.filter(({ isNow }) => !isNow)],
    words: knowledge.tapering.general.withdrawalWindow.verification,
  };
}
