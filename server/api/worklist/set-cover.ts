import { coverOutput, setCoverInput } from '@/server/contracts/task-act';
import { setCover } from '@/server/services/tasks/care';
import { clinicianProcedure } from '../trpc';

export const setCoverProcedure = clinicianProcedure({ resource: 'cover', phi: false, audit: 'cover.set' })
  .input(setCoverInput)
  .output(coverOutput)
  .mutation(({ ctx, input }) => setCover(ctx.service, input));
