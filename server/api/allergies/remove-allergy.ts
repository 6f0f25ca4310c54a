import { removeAllergyInput } from '@/server/contracts/allergy';
import { workspaceSchema } from '@/server/contracts/workspace';
import { removeAllergy } from '@/server/services/allergies/remove-allergy';
import { prescriberProcedure } from '../trpc';

export const removeAllergyProcedure = prescriberProcedure({ resource: 'allergy', phi: true, audit: 'allergy.removed' })
  .input(removeAllergyInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => removeAllergy(ctx.service, input));
