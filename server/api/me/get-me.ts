import { meSchema } from '@/server/contracts/me';
import { getMe } from '@/server/services/me/get-me';
import { evidenceProcedure } from '../trpc';

export const getMeProcedure = evidenceProcedure({ resource: 'session', phi: false, audit: null })
  .output(meSchema)
  .query(({ ctx }) => getMe(ctx.service));
