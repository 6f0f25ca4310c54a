import type { CoverRow } from '@/db/queries/tasks/beside-tasks';
import type { TaskFilter } from '@/db/queries/tasks/worklist';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { WorklistFilter } from '@/server/contracts/worklist';
import type { ServiceContext } from '../context';

/** People whose tasks are mine today: myself and those I look after the tasks of. */
export const minesOf = (userId: string, covers: readonly CoverRow[], on: LocalDate): string[] => [userId, ...covers.filter(({ coveringId, fromOn, toOn }) => coveringId === userId && fromOn <= on && on <= toOn).map(({ absentId }) => absentId)];

export function filterOf(ctx: ServiceContext, input: WorklistFilter, mines: readonly string[]): Pick<TaskFilter, 'clinicId' | 'owners' | 'act' | 'role'> {
  const { owner } = input;
  const owners = owner === 'all' ? null : owner === 'nobody' ? [null] : owner === 'mine' ? [...mines] : owner === 'team' ? [...mines, null] : [owner];
  // What nobody has yet is offered to those whose role it is.
  const own = ctx.actor.roles.includes('coordinator') ? null : ('prescriber' as const);
  return { clinicId: ctx.actor.clinic.id, owners, act: input.act, role: input.role ?? (owner === 'team' ? own : null) };
}
