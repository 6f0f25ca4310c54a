import { emergencyReportSchema } from '@/server/contracts/restriction';
import { getEmergencyReport } from '@/server/services/restrictions/emergency';
import { administratorProcedure } from '../trpc';

export const getEmergencyReportProcedure = administratorProcedure({ resource: 'chart-access', phi: true, audit: 'chart-access.reported' })
  .output(emergencyReportSchema)
  .query(({ ctx }) => getEmergencyReport(ctx.service));
