import type { Db } from '@/db/client';
import { cancelTasks, changeDecisionTask, insertDecisionTasks, insertTrace, joinCareTeam, listCareTeam, listDecisionTasks, releaseCovered } from '@/db/queries/tasks/decision-tasks';
import type { Flag } from '@/server/clinical/model/assessment';
import type { FollowUp } from '@/server/clinical/model/follow-up';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { isUnder, reconcile } from '@/server/clinical/follow-up/reconcile';
import type { StoredTask } from '@/server/clinical/follow-up/reconcile';
import { YOUNG } from '@/server/clinical/follow-up/young-items';

type Signed = {
  readonly clinicId: string;
  readonly patientId: string;
  readonly noteId: string;
  readonly number: string;
  readonly version: number;
  readonly hasPlan: boolean;
  /** Whether something was decided at all: a note without a decision changes no task. */
  readonly decided: boolean;
  readonly wanted: readonly FollowUp[];
  readonly flags: readonly Pick<Flag, 'level'>[];
  readonly on: LocalDate;
  readonly by: { readonly byId: string; readonly byName: string };
  /** Instant of the signature where it is not now. */
  readonly at?: Date | undefined;
};

export type Applied = { readonly made: number; readonly moved: number; readonly cancelled: number; readonly lapsed: number };

const RISKS = { emergency: 2, urgent: 2, stop: 3, attention: 4 } as const;
const NO_RISK = 5;

/** By the worst flag that was raised when the note was signed. */
const riskOf = (flags: readonly Pick<Flag, 'level'>[]): number => Math.min(NO_RISK, ...flags.map(({ level }) => RISKS[level]));

/** A contact after a change that a plan which goes on has on that very day: it is made once, there. */
const isHeldByOther = ({ key, on, what }: FollowUp, others: readonly StoredTask[]): boolean =>
  key.startsWith(YOUNG) && others.some((task) => task.dueOn === on && [task.what, ...task.covers.map((covered) => covered.what)].includes(what));

/**
 * Makes the tasks of a patient those of the decision that is being signed, in its transaction and with the patient held: what is new is
 * made, what moved is moved with a trace, what is not asked for any more is cancelled with the reason.
 */
export async function applyDecision(db: Db, signed: Signed): Promise<Applied> {
  const { clinicId, patientId, number, wanted, on, by } = signed;
  if (!signed.decided) return { made: 0, moved: 0, cancelled: 0, lapsed: 0 };
  await joinCareTeam(db, { clinicId, patientId }, { role: 'prescriber', userId: by.byId });
  const team = await listCareTeam(db, { clinicId, patientId });
  const stored = await listDecisionTasks(db, { clinicId, patientId, noteNumber: number });
  const scope = { noteNumber: number, hasPlan: signed.hasPlan, wanted };
  const open = stored.filter((task) => task.status !== 'done' && isUnder(task, scope));
  const why = signed.version > 1 ? `Not in ${number} as amended.` : `${number} stands in its place.`;
  const others = stored.filter((task) => task.status !== 'done' && !isUnder(task, scope));
  const plan = reconcile({ open, others, done: stored.filter(({ status }) => status === 'done'), wanted: wanted.filter((item) => !isHeldByOther(item, others)), on, why });
  const of = { noteId: signed.noteId, risk: riskOf(signed.flags), assigneeOf: (role: FollowUp['role']) => team.find((one) => one.role === role)?.userId ?? null };
  const whose = { clinicId, patientId };
  for (const { task, why: reason } of plan.cancel) await cancelTasks(db, { clinicId }, { taskIds: [task.id], why: reason, on, by });
  for (const { task, covers } of plan.release) await releaseCovered(db, whose, { taskId: task.id, covers });
  for (const { task, to } of [...plan.change, ...plan.keep]) await changeDecisionTask(db, whose, { ...of, taskId: task.id, to });
  await insertTrace(
    db,
    plan.change.map(({ task, to }) => ({ ...whose, at: signed.at, taskId: task.id, ...by, what: task.dueOn === to.on ? ('reworded' as const) : ('moved' as const), fromOn: task.dueOn, toOn: to.on, why: `${number}, version ${signed.version}` })),
  );
  await insertDecisionTasks(db, whose, { ...of, items: plan.create, by, at: signed.at, why: `${number}, version ${signed.version}` });
  return { made: plan.create.length, moved: plan.change.filter(({ task, to }) => task.dueOn !== to.on).length, cancelled: plan.cancel.length, lapsed: plan.lapsed.length };
}
