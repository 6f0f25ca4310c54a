import { finishTaskInput, taskActOutput } from '@/server/contracts/task-act';
import { finishTask } from '@/server/services/tasks/change-task';
import { clinicianProcedure } from '../trpc';

export const finishTaskProcedure = clinicianProcedure({ resource: 'task', phi: true, audit: 'task.done' })
  .input(finishTaskInput)
  .output(taskActOutput)
  .mutation(({ ctx, input }) => finishTask(ctx.service, input));
