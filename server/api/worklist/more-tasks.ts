import { moreTasksInput, moreTasksSchema } from '@/server/contracts/worklist';
import { moreTasks } from '@/server/services/tasks/get-worklist';
import { clinicianProcedure } from '../trpc';

export const moreTasksProcedure = clinicianProcedure({ resource: 'worklist', phi: true, audit: 'worklist.read' })
  .input(moreTasksInput)
  .output(moreTasksSchema)
  .query(({ ctx, input }) => moreTasks(ctx.service, input));
