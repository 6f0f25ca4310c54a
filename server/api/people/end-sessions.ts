import { endSessionsInput, peopleSchema } from '@/server/contracts/people';
import { endSessionsOf } from '@/server/services/people/change-person';
import { administratorProcedure } from '../trpc';

export const endSessionsProcedure = administratorProcedure({ resource: 'person', phi: false, audit: 'person.signed-out' })
  .input(endSessionsInput)
  .output(peopleSchema)
  .mutation(({ ctx, input }) => endSessionsOf(ctx.service, input));
