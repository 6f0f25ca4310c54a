import { startMedicationInput } from '@/server/contracts/medication';
import { workspaceSchema } from '@/server/contracts/workspace';
import { startMedication } from '@/server/services/medications/start-medication';
import { prescriberProcedure } from '../trpc';

export const startMedicationProcedure = prescriberProcedure({ resource: 'medication', phi: true, audit: 'medication.started' })
  .input(startMedicationInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => startMedication(ctx.service, input));
