import { makeCalendarOutput } from '@/server/contracts/task-act';
import { makeCalendar } from '@/server/services/tasks/task-calendar';
import { clinicianProcedure } from '../trpc';

export const makeCalendarProcedure = clinicianProcedure({ resource: 'task-calendar', phi: false, audit: 'task-calendar.made' })
  .output(makeCalendarOutput)
  .mutation(({ ctx }) => makeCalendar(ctx.service));
