import { router } from '../trpc';
import { createPatientProcedure } from './create-patient';
import { searchPatientsProcedure } from './search-patients';
import { updatePatientProcedure } from './update-patient';

export const patientsRouter = router({
  search: searchPatientsProcedure,
  create: createPatientProcedure,
  update: updatePatientProcedure,
});
