import { setActInput, taskActOutput } from '@/server/contracts/task-act';
import { setAct } from '@/server/services/tasks/change-task';
import { clinicianProcedure } from '../trpc';

export const setActProcedure = clinicianProcedure({ resource: 'task', phi: true, audit: 'task.act-set' })
  .input(setActInput)
  .output(taskActOutput)
  .mutation(({ ctx, input }) => setAct(ctx.service, input));
