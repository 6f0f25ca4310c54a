import { handedLinkSchema, personInput } from '@/server/contracts/people';
import { handFactorLink } from '@/server/services/people/hand-link';
import { administratorProcedure } from '../trpc';

export const handFactorLinkProcedure = administratorProcedure({ resource: 'person', phi: false, audit: 'person.factor-link-made' })
  .input(personInput)
  .output(handedLinkSchema)
  .mutation(({ ctx, input }) => handFactorLink(ctx.service, input));
