import type { CoverRow } from '@/db/queries/tasks/beside-tasks';
import type { TaskFilter } from '@/db/queries/tasks/worklist';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { TASK_ROLES } from '@/server/contracts/worklist';
import type { WorklistFilter } from '@/server/contracts/worklist';
import type { ServiceContext } from '../context';

/** People whose tasks are mine today: myself and those I look after the tasks of. */
export const minesOf = (userId: string, covers: readonly CoverRow[], on: LocalDate): string[] => [userId, ...covers.filter(({ coveringId, fromOn, toOn }) => coveringId === userId && fromOn <= on && on <= toOn).map(({ absentId }) => absentId)];

export function filterOf(ctx: ServiceContext, input: WorklistFilter, mines: readonly string[]): Omit<TaskFilter, 'state' | 'from' | 'to'> {
  const { owner } = input;
  const { clinic, roles, userId } = ctx.actor;
  const [only] = TASK_ROLES.filter((role) => roles.includes(role));
  const both = TASK_ROLES.every((role) => roles.includes(role));
  return {
    clinicId: clinic.id,
    owners: owner === 'all' || owner === 'followed' ? null : owner === 'nobody' ? [null] : owner === 'mine' ? [...mines] : owner === 'team' ? [...mines, null] : [owner],
    act: input.act,
    role: input.role,
    // What nobody has yet is offered to those whose role it is; what somebody was given stands on that person's list whatever its role.
    nobodysRole: owner === 'team' && !both ? (only ?? null) : null,
    followedBy: owner === 'followed' ? userId : null,
  };
}
