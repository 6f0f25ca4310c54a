import { taskInput } from '@/server/contracts/task-act';
import { taskDetailSchema } from '@/server/contracts/worklist';
import { getTask } from '@/server/services/tasks/get-task';
import { clinicianProcedure } from '../trpc';

export const getTaskProcedure = clinicianProcedure({ resource: 'task', phi: true, audit: 'task.read' })
  .input(taskInput)
  .output(taskDetailSchema)
  .query(({ ctx, input }) => getTask(ctx.service, input));
