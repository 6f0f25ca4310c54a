import { appointmentActOutput, createAppointmentInput } from '@/server/contracts/today';
import { createAppointment } from '@/server/services/appointments/change-appointment';
import { clinicianProcedure } from '../trpc';

export const createAppointmentProcedure = clinicianProcedure({ resource: 'appointment', phi: true, audit: 'appointment.entered' })
  .input(createAppointmentInput)
  .output(appointmentActOutput)
  .mutation(({ ctx, input }) => createAppointment(ctx.service, input));
