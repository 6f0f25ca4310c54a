import { peopleSchema, revokeLinkInput } from '@/server/contracts/people';
import { revokeLink } from '@/server/services/people/hand-link';
import { administratorProcedure } from '../trpc';

export const revokeLinkProcedure = administratorProcedure({ resource: 'person', phi: false, audit: 'person.link-revoked' })
  .input(revokeLinkInput)
  .output(peopleSchema)
  .mutation(({ ctx, input }) => revokeLink(ctx.service, input));
