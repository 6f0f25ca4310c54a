import { router } from '../trpc';
import { cancelAppointmentProcedure } from './cancel-appointment';
import { createAppointmentProcedure } from './create-appointment';
import { importAppointmentsProcedure } from './import-appointments';
import { settleAppointmentProcedure } from './settle-appointment';

export const appointmentsRouter = router({
  create: createAppointmentProcedure,
  settle: settleAppointmentProcedure,
  cancel: cancelAppointmentProcedure,
  import: importAppointmentsProcedure,
});
