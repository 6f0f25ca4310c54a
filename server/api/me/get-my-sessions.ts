import { mySessionsSchema } from '@/server/contracts/people';
import { getMySessions } from '@/server/services/me/my-sessions';
import { evidenceProcedure } from '../trpc';

export const getMySessionsProcedure = evidenceProcedure({ resource: 'session', phi: false, audit: 'session.listed' })
  .output(mySessionsSchema)
  .query(({ ctx }) => getMySessions(ctx.service));
