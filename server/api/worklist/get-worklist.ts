import { getWorklistInput, worklistSchema } from '@/server/contracts/worklist';
import { getWorklist } from '@/server/services/tasks/get-worklist';
import { clinicianProcedure } from '../trpc';

export const getWorklistProcedure = clinicianProcedure({ resource: 'worklist', phi: true, audit: 'worklist.read' })
  .input(getWorklistInput)
  .output(worklistSchema)
  .query(({ ctx, input }) => getWorklist(ctx.service, input));
