import { accessSchema, openAccessInput } from '@/server/contracts/access';
import { openAccess } from '@/server/services/access/open-access';
import { publicProcedure } from '../trpc';

export const openAccessProcedure = publicProcedure({ resource: 'access-link', phi: false, audit: 'access-link.opened' })
  .input(openAccessInput)
  .output(accessSchema)
  .mutation(({ input }) => openAccess(input));
