import { logOutreachInput, logOutreachOutput } from '@/server/contracts/task-act';
import { logOutreach } from '@/server/services/tasks/log-outreach';
import { clinicianProcedure } from '../trpc';

export const logOutreachProcedure = clinicianProcedure({ resource: 'task', phi: true, audit: 'outreach.logged' })
  .input(logOutreachInput)
  .output(logOutreachOutput)
  .mutation(({ ctx, input }) => logOutreach(ctx.service, input));
