import { acceptAccessInput, acceptedSchema } from '@/server/contracts/access';
import { acceptAccess } from '@/server/services/access/accept-access';
import { publicProcedure } from '../trpc';

export const acceptAccessProcedure = publicProcedure({ resource: 'access-link', phi: false, audit: 'person.joined' })
  .input(acceptAccessInput)
  .output(acceptedSchema)
  .mutation(({ ctx, input }) => acceptAccess(input, ctx.requestId));
