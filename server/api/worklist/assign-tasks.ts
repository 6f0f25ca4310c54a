import { assignTasksInput, assignTasksOutput } from '@/server/contracts/task-act';
import { assignTasks } from '@/server/services/tasks/change-task';
import { clinicianProcedure } from '../trpc';

export const assignTasksProcedure = clinicianProcedure({ resource: 'task', phi: true, audit: 'task.assigned' })
  .input(assignTasksInput)
  .output(assignTasksOutput)
  .mutation(({ ctx, input }) => assignTasks(ctx.service, input));
