import { changeDoseInput } from '@/server/contracts/medication';
import { workspaceSchema } from '@/server/contracts/workspace';
import { changeDose } from '@/server/services/medications/change-dose';
import { prescriberProcedure } from '../trpc';

export const changeDoseProcedure = prescriberProcedure({ resource: 'medication', phi: true, audit: 'medication.dose-changed' })
  .input(changeDoseInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => changeDose(ctx.service, input));
