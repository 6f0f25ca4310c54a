import { stopMedicationInput } from '@/server/contracts/medication';
import { workspaceSchema } from '@/server/contracts/workspace';
import { stopMedication } from '@/server/services/medications/stop-medication';
import { prescriberProcedure } from '../trpc';

export const stopMedicationProcedure = prescriberProcedure({ resource: 'medication', phi: true, audit: 'medication.stopped' })
  .input(stopMedicationInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => stopMedication(ctx.service, input));
