import { correctMedicationInput } from '@/server/contracts/medication';
import { workspaceSchema } from '@/server/contracts/workspace';
import { correctMedication } from '@/server/services/medications/correct-medication';
import { prescriberProcedure } from '../trpc';

export const correctMedicationProcedure = prescriberProcedure({ resource: 'medication', phi: true, audit: 'medication.corrected' })
  .input(correctMedicationInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => correctMedication(ctx.service, input));
