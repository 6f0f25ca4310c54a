import { moveTaskInput, taskActOutput } from '@/server/contracts/task-act';
import { moveTask } from '@/server/services/tasks/change-task';
import { clinicianProcedure } from '../trpc';

export const moveTaskProcedure = clinicianProcedure({ resource: 'task', phi: true, audit: 'task.moved' })
  .input(moveTaskInput)
  .output(taskActOutput)
  .mutation(({ ctx, input }) => moveTask(ctx.service, input));
