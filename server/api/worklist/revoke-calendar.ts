import { revokeCalendarOutput } from '@/server/contracts/task-act';
import { revokeCalendar } from '@/server/services/tasks/task-calendar';
import { clinicianProcedure } from '../trpc';

export const revokeCalendarProcedure = clinicianProcedure({ resource: 'task-calendar', phi: false, audit: 'task-calendar.revoked' })
  .output(revokeCalendarOutput)
  .mutation(({ ctx }) => revokeCalendar(ctx.service));
