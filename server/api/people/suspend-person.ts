import { peopleSchema, personInput } from '@/server/contracts/people';
import { suspendPerson } from '@/server/services/people/change-person';
import { administratorProcedure } from '../trpc';

export const suspendPersonProcedure = administratorProcedure({ resource: 'person', phi: false, audit: 'person.suspended' })
  .input(personInput)
  .output(peopleSchema)
  .mutation(({ ctx, input }) => suspendPerson(ctx.service, input, true));
