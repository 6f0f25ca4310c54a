import { SETTLED_ONCE } from '../model/follow-up';
import type { CoveredItem, FollowUp } from '../model/follow-up';
import type { LocalDate } from '../model/local-date';
import { asCovered } from './join-days';

/** A task as it is stored. */
export type StoredTask = {
  readonly id: string;
  readonly key: string;
  readonly what: string;
  readonly dueOn: LocalDate;
  readonly covers: readonly CoveredItem[];
};

/** What has to happen to the tasks of a patient so that they are those of the decision; nothing else is touched. */
export type Reconciled = {
  readonly create: readonly FollowUp[];
  /** Another day, other words or other things covered. */
  readonly change: readonly { readonly task: StoredTask; readonly to: FollowUp }[];
  /** Stays as it is. */
  readonly keep: readonly { readonly task: StoredTask; readonly to: FollowUp }[];
  readonly cancel: readonly { readonly task: StoredTask; readonly why: string }[];
  /** Tasks of another decision that goes on: what they covered and this decision asks for itself is covered by them no more. */
  readonly release: readonly { readonly task: StoredTask; readonly covers: readonly CoveredItem[] }[];
  /** Asked for a day that is past and done by nobody: not made, and said. */
  readonly lapsed: readonly FollowUp[];
};

const sameCovers = (a: readonly CoveredItem[], b: readonly CoveredItem[]): boolean => a.length === b.length && a.every((one, at) => one.key === b[at]?.key && one.what === b[at].what);

/**
 * Brings the open tasks under a decision to what the decision asks for now. Each thing that is asked for is found again by its key, so
 * that holding, stepping back or amending moves its task and doubles none; what is not asked for any more is
 * cancelled with the reason. What was done on the very day that is asked for stays done, and what is settled once for a decision on whatever day.
 * @param open - tasks that are open or wait, and are under this decision
 * @param others - open tasks of other decisions, which go on
 * @param done - tasks of the same decision that were done
 * @param why - the reason that stands at what is cancelled
 */
export function reconcile(of: { readonly open: readonly StoredTask[]; readonly others: readonly StoredTask[]; readonly done: readonly StoredTask[]; readonly wanted: readonly FollowUp[]; readonly on: LocalDate; readonly why: string }): Reconciled {
  const { open, on } = of;
  const asked = new Set(of.wanted.flatMap(keysOf));
  const doneOn = new Set(of.done.flatMap((task) => [task.key, ...task.covers.map(({ key }) => key)].map((key) => dayOf(key, task.dueOn))));
  const wanted = of.wanted.flatMap((item) => leftOf(item, (key) => doneOn.has(dayOf(key, item.on))));
  const byKey = new Map(open.map((task) => [task.key, task]));
  const matched = wanted.map((item) => ({ item, task: byKey.get(item.key) }));
  const covered = new Map(wanted.flatMap((item) => item.covers.map(({ key }) => [key, item] as const)));
  const kept = new Set(matched.flatMap(({ task }) => (task === undefined ? [] : [task.id])));
  const pairs = matched.flatMap(({ item, task }) => (task === undefined ? [] : [{ task, to: item }]));
  const isSame = ({ task, to }: { readonly task: StoredTask; readonly to: FollowUp }): boolean => task.dueOn === to.on && task.what === to.what && sameCovers(task.covers, to.covers);
  const fresh = matched.flatMap(({ item, task }) => (task === undefined ? [item] : []));
  return {
    create: fresh.filter((item) => item.on >= on),
    change: pairs.filter((pair) => !isSame(pair)),
    keep: pairs.filter(isSame),
    cancel: open.flatMap((task) => {
      if (kept.has(task.id)) return [];
      const host = covered.get(task.key);
      return [{ task, why: host === undefined ? of.why : `Done together with “${host.what}”.` }];
    }),
    release: of.others.flatMap((task) => {
      const covers = task.covers.filter(({ key }) => !asked.has(key));
      return covers.length === task.covers.length ? [] : [{ task, covers }];
    }),
    lapsed: fresh.filter((item) => item.on < on),
  };
}

/** A thing on its day; on any day where it is settled once. */
const dayOf = (key: string, on: LocalDate): string => (SETTLED_ONCE.includes(key) ? key : `${key} ${on}`);

/** What of a task is still to do: all of it, nothing, or only things it would have covered, each for itself. */
function leftOf(item: FollowUp, isDone: (key: string) => boolean): FollowUp[] {
  const covers = item.covers.filter(({ key }) => !isDone(key));
  if (!isDone(item.key)) return [covers.length === item.covers.length ? item : { ...item, covers }];
  const [first, ...rest] = covers;
  return first === undefined ? [] : [{ ...item, ...first, untilOn: null, instrument: null, covers: rest }];
}

/** Whether an open task of an earlier note is under a new decision: what it asks for again, what it settles, and the plan it stands in for. */
export function isUnder(
  task: { readonly key: string; readonly source: 'plan' | 'deferral' | 'flag' | 'manual'; readonly noteNumber: string | null; readonly planStep: number | null },
  decision: { readonly noteNumber: string; readonly hasPlan: boolean; readonly wanted: readonly FollowUp[] },
): boolean {
  if (task.source === 'flag' || task.source === 'manual') return false;
  if (task.noteNumber === decision.noteNumber || task.source === 'deferral') return true;
  if (decision.hasPlan && task.planStep !== null) return true;
  return decision.wanted.some((item) => [item.key, ...item.covers.map(({ key }) => key)].includes(task.key));
}

/** A thing asked for and those it covers, by key. */
export const keysOf = (item: FollowUp): readonly string[] => [asCovered(item), ...item.covers].map(({ key }) => key);
