import { handedLinkSchema, personInput } from '@/server/contracts/people';
import { handResetLink } from '@/server/services/people/hand-link';
import { administratorProcedure } from '../trpc';

export const handResetLinkProcedure = administratorProcedure({ resource: 'person', phi: false, audit: 'person.reset-link-made' })
  .input(personInput)
  .output(handedLinkSchema)
  .mutation(({ ctx, input }) => handResetLink(ctx.service, input));
