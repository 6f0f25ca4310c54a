import { transferInput, transferOutput } from '@/server/contracts/task-act';
import { transfer } from '@/server/services/tasks/care';
import { clinicianProcedure } from '../trpc';

export const transferPatientsProcedure = clinicianProcedure({ resource: 'care-team', phi: true, audit: 'care.transferred' })
  .input(transferInput)
  .output(transferOutput)
  .mutation(({ ctx, input }) => transfer(ctx.service, input));
