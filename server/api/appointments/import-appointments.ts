import { importAppointmentsOutput, importAppointmentsInput } from '@/server/contracts/today';
import { importAppointments } from '@/server/services/appointments/import-appointments';
import { clinicianProcedure } from '../trpc';

export const importAppointmentsProcedure = clinicianProcedure({ resource: 'appointment', phi: true, audit: 'appointment.imported' })
  .input(importAppointmentsInput)
  .output(importAppointmentsOutput)
  .mutation(({ ctx, input }) => importAppointments(ctx.service, input));
