import { confirmNoAllergiesInput } from '@/server/contracts/allergy';
import { workspaceSchema } from '@/server/contracts/workspace';
import { confirmNoAllergies } from '@/server/services/allergies/confirm-no-allergies';
import { prescriberProcedure } from '../trpc';

export const confirmNoAllergiesProcedure = prescriberProcedure({ resource: 'allergy', phi: true, audit: 'allergy.none-confirmed' })
  .input(confirmNoAllergiesInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => confirmNoAllergies(ctx.service, input));
