import { reopenTaskInput, taskActOutput } from '@/server/contracts/task-act';
import { reopenTask } from '@/server/services/tasks/change-task';
import { clinicianProcedure } from '../trpc';

export const reopenTaskProcedure = clinicianProcedure({ resource: 'task', phi: true, audit: 'task.reopened' })
  .input(reopenTaskInput)
  .output(taskActOutput)
  .mutation(({ ctx, input }) => reopenTask(ctx.service, input));
