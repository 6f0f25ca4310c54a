import { appointmentActOutput, cancelAppointmentInput } from '@/server/contracts/today';
import { cancelAppointment } from '@/server/services/appointments/change-appointment';
import { clinicianProcedure } from '../trpc';

export const cancelAppointmentProcedure = clinicianProcedure({ resource: 'appointment', phi: true, audit: 'appointment.removed' })
  .input(cancelAppointmentInput)
  .output(appointmentActOutput)
  .mutation(({ ctx, input }) => cancelAppointment(ctx.service, input));
