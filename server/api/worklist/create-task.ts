import { createTaskInput, taskActOutput } from '@/server/contracts/task-act';
import { createTask } from '@/server/services/tasks/change-task';
import { clinicianProcedure } from '../trpc';

export const createTaskProcedure = clinicianProcedure({ resource: 'task', phi: true, audit: 'task.created' })
  .input(createTaskInput)
  .output(taskActOutput)
  .mutation(({ ctx, input }) => createTask(ctx.service, input));
