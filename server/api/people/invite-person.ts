import { handedLinkSchema, invitePersonInput } from '@/server/contracts/people';
import { invitePerson } from '@/server/services/people/hand-link';
import { administratorProcedure } from '../trpc';

export const invitePersonProcedure = administratorProcedure({ resource: 'person', phi: false, audit: 'person.invited' })
  .input(invitePersonInput)
  .output(handedLinkSchema)
  .mutation(({ ctx, input }) => invitePerson(ctx.service, input));
