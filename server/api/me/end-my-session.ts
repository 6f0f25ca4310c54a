import { endMySessionInput, mySessionsSchema } from '@/server/contracts/people';
import { endMySession } from '@/server/services/me/my-sessions';
import { evidenceProcedure } from '../trpc';

export const endMySessionProcedure = evidenceProcedure({ resource: 'session', phi: false, audit: 'session.ended' })
  .input(endMySessionInput)
  .output(mySessionsSchema)
  .mutation(({ ctx, input }) => endMySession(ctx.service, input));
