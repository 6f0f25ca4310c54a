import { WORK_ACTS } from '@/server/contracts/worklist';
import type { TaskRow } from '@/server/contracts/worklist';

const VIEWS = ['all', 'late', 'today', 'next', 'waiting', 'unreached', 'to-read', 'unsigned', 'done', 'old'] as const;
export type WorkView = (typeof VIEWS)[number];
export const OWNERS = ['team', 'mine', 'nobody', 'followed', 'all'] as const;
/** One of the usual ways, or one person by id. */
export type WorkOwner = string;

/** What the address asks for; anything unknown is left out. */
export type WorkFilter = { readonly owner: WorkOwner; readonly act: TaskRow['act'] | null; readonly view: WorkView; readonly look: 'list' | 'board' };

type Asked = Readonly<Record<string, string | string[] | undefined>>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ownerOf = (asked: string | string[] | undefined): WorkOwner => OWNERS.find((owner) => owner === asked) ?? (typeof asked === 'string' && UUID.test(asked) ? asked : 'team');

export const readFilter = (asked: Asked): WorkFilter => ({
  owner: ownerOf(asked.owner),
  act: WORK_ACTS.find((act) => act === asked.act) ?? null,
  view: VIEWS.find((view) => view === asked.view) ?? 'all',
  look: asked.look === 'board' ? 'board' : 'list',
});

function queryOf({ owner, act, view, look }: WorkFilter): string {
  const asked = new URLSearchParams([...(owner === 'team' ? [] : [['owner', owner]]), ...(act === null ? [] : [['act', act]]), ...(view === 'all' ? [] : [['view', view]]), ...(look === 'list' ? [] : [['look', look]])]);
  return asked.size === 0 ? '' : `?${asked.toString()}`;
}

export const addressOf = (filter: WorkFilter): string => `/worklist${queryOf(filter)}`;

/** The same tasks as a table to save; parts of the list are a column of it. */
export const csvAddressOf = (filter: WorkFilter): string => `/worklist/list.csv${queryOf({ ...filter, view: 'all', look: 'list' })}`;
