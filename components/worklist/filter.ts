import { WORK_ACTS } from '@/server/contracts/worklist';
import type { TaskRow } from '@/server/contracts/worklist';

export const VIEWS = ['all', 'late', 'today', 'next', 'waiting', 'unreached', 'to-read', 'unsigned', 'old'] as const;
export type WorkView = (typeof VIEWS)[number];
export const OWNERS = ['team', 'mine', 'nobody', 'all'] as const;
export type WorkOwner = (typeof OWNERS)[number];

/** What the address asks for; anything unknown is left out. */
export type WorkFilter = { readonly owner: WorkOwner; readonly act: TaskRow['act'] | null; readonly view: WorkView };

type Asked = Readonly<Record<string, string | string[] | undefined>>;

export const readFilter = (asked: Asked): WorkFilter => ({
  owner: OWNERS.find((owner) => owner === asked.owner) ?? 'team',
  act: WORK_ACTS.find((act) => act === asked.act) ?? null,
  view: VIEWS.find((view) => view === asked.view) ?? 'all',
});

export function addressOf({ owner, act, view }: WorkFilter): string {
  const asked = new URLSearchParams([...(owner === 'team' ? [] : [['owner', owner]]), ...(act === null ? [] : [['act', act]]), ...(view === 'all' ? [] : [['view', view]])]);
  return asked.size === 0 ? '/worklist' : `/worklist?${asked.toString()}`;
}
