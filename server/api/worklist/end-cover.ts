import { coverOutput, endCoverInput } from '@/server/contracts/task-act';
import { endCover } from '@/server/services/tasks/care';
import { clinicianProcedure } from '../trpc';

export const endCoverProcedure = clinicianProcedure({ resource: 'cover', phi: false, audit: 'cover.ended' })
  .input(endCoverInput)
  .output(coverOutput)
  .mutation(({ ctx, input }) => endCover(ctx.service, input));
