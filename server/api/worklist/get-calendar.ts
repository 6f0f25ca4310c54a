import { calendarStandingSchema } from '@/server/contracts/worklist';
import { getCalendar } from '@/server/services/tasks/task-calendar';
import { clinicianProcedure } from '../trpc';

export const getCalendarProcedure = clinicianProcedure({ resource: 'task-calendar', phi: false, audit: 'task-calendar.seen' })
  .output(calendarStandingSchema)
  .query(({ ctx }) => getCalendar(ctx.service));
