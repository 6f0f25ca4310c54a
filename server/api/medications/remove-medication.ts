import { removeMedicationInput } from '@/server/contracts/medication';
import { workspaceSchema } from '@/server/contracts/workspace';
import { removeMedication } from '@/server/services/medications/remove-medication';
import { prescriberProcedure } from '../trpc';

export const removeMedicationProcedure = prescriberProcedure({ resource: 'medication', phi: true, audit: 'medication.removed' })
  .input(removeMedicationInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => removeMedication(ctx.service, input));
