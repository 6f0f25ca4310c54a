import { emergencyNoticeSchema } from '@/server/contracts/restriction';
import { getEmergencyNotice } from '@/server/services/restrictions/emergency';
import { restrictingProcedure } from '../trpc';

export const getEmergencyNoticeProcedure = restrictingProcedure({ resource: 'chart-access', phi: true, audit: 'chart-access.noticed' })
  .output(emergencyNoticeSchema)
  .query(({ ctx }) => getEmergencyNotice(ctx.service));
