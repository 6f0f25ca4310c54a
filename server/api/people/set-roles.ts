import { peopleSchema, setRolesInput } from '@/server/contracts/people';
import { setRoles } from '@/server/services/people/change-person';
import { administratorProcedure } from '../trpc';

export const setRolesProcedure = administratorProcedure({ resource: 'person', phi: false, audit: 'person.roles-changed' })
  .input(setRolesInput)
  .output(peopleSchema)
  .mutation(({ ctx, input }) => setRoles(ctx.service, input));
