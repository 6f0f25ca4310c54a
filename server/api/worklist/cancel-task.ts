import { cancelTaskInput, taskActOutput } from '@/server/contracts/task-act';
import { cancelTask } from '@/server/services/tasks/change-task';
import { clinicianProcedure } from '../trpc';

export const cancelTaskProcedure = clinicianProcedure({ resource: 'task', phi: true, audit: 'task.cancelled' })
  .input(cancelTaskInput)
  .output(taskActOutput)
  .mutation(({ ctx, input }) => cancelTask(ctx.service, input));
