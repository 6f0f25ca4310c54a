import { appointmentActOutput, settleAppointmentInput } from '@/server/contracts/today';
import { settleAppointmentOf } from '@/server/services/appointments/change-appointment';
import { clinicianProcedure } from '../trpc';

export const settleAppointmentProcedure = clinicianProcedure({ resource: 'appointment', phi: true, audit: 'appointment.settled' })
  .input(settleAppointmentInput)
  .output(appointmentActOutput)
  .mutation(({ ctx, input }) => settleAppointmentOf(ctx.service, input));
