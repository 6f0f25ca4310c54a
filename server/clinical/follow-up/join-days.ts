import type { CoveredItem, FollowUp, TaskKind } from '../model/follow-up';

/** What is done along with another task of its day; the tasks of an option always stand for themselves. */
const JOINS: readonly TaskKind[] = ['checkpoint', 'step', 'steady-state'];
const RANK: Readonly<Partial<Record<TaskKind, number>>> = { option: 0, checkpoint: 1, step: 2 };

/** Sending and arranging can be done without speaking to anybody: nothing else is done along with them. */
const canHost = ({ act }: FollowUp): boolean => act !== 'send-report' && act !== 'arrange';

export const asCovered = ({ key, kind, what }: FollowUp): CoveredItem => ({ key, kind, what });

/**
 * One task a day where several would ask for the same conversation: it names each of what it covers.
 * @param isAsked - what somebody has to be asked for: done along with a call alone, never with what can be done without speaking to the patient
 */
export function joinDays(items: readonly FollowUp[], isAsked: (item: FollowUp) => boolean): FollowUp[] {
  const days = new Map<string, FollowUp[]>();
  for (const item of items) days.set(item.on, [...(days.get(item.on) ?? []), item]);
  return [...days.values()].flatMap((ofDay) => {
    const ranked = [...ofDay].sort((a, b) => (RANK[a.kind] ?? 3) - (RANK[b.kind] ?? 3));
    const host = ranked.find(canHost);
    if (host === undefined) return ranked;
    const joining = ranked.filter((item) => item !== host && JOINS.includes(item.kind) && (host.act === 'call' || !isAsked(item)));
    const others = ranked.filter((item) => item !== host && !joining.includes(item));
    return [{ ...host, covers: joining.map(asCovered) }, ...others];
  });
}
