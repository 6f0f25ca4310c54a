import { claimTaskInput, taskActOutput } from '@/server/contracts/task-act';
import { claimTask } from '@/server/services/tasks/change-task';
import { clinicianProcedure } from '../trpc';

export const claimTaskProcedure = clinicianProcedure({ resource: 'task', phi: true, audit: 'task.claimed' })
  .input(claimTaskInput)
  .output(taskActOutput)
  .mutation(({ ctx, input }) => claimTask(ctx.service, input));
