import { todaySchema } from '@/server/contracts/today';
import { getToday } from '@/server/services/today/get-today';
import { clinicianProcedure } from '../trpc';

export const getTodayProcedure = clinicianProcedure({ resource: 'today', phi: true, audit: 'today.read' })
  .output(todaySchema)
  .query(({ ctx }) => getToday(ctx.service));
