import { emergencyInput, emergencyReportSchema } from '@/server/contracts/restriction';
import { seeEmergency } from '@/server/services/restrictions/emergency';
import { administratorProcedure } from '../trpc';

export const seeEmergencyProcedure = administratorProcedure({ resource: 'chart-access', phi: true, audit: 'chart.emergency-seen' })
  .input(emergencyInput)
  .output(emergencyReportSchema)
  .mutation(({ ctx, input }) => seeEmergency(ctx.service, input));
