import { createAllergyInput } from '@/server/contracts/allergy';
import { workspaceSchema } from '@/server/contracts/workspace';
import { createAllergy } from '@/server/services/allergies/create-allergy';
import { prescriberProcedure } from '../trpc';

export const createAllergyProcedure = prescriberProcedure({ resource: 'allergy', phi: true, audit: 'allergy.created' })
  .input(createAllergyInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => createAllergy(ctx.service, input));
