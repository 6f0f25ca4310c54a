import { peopleSchema } from '@/server/contracts/people';
import { getPeople } from '@/server/services/people/clinic-people';
import { administratorProcedure } from '../trpc';

export const getPeopleProcedure = administratorProcedure({ resource: 'person', phi: false, audit: 'people.read' })
  .output(peopleSchema)
  .query(({ ctx }) => getPeople(ctx.service));
