import { searchPatientsInput, searchPatientsOutput } from '@/server/contracts/patient';
import { searchPatients } from '@/server/services/patients/search-patients';
import { clinicianProcedure } from '../trpc';

export const searchPatientsProcedure = clinicianProcedure({ resource: 'patient', phi: true, audit: 'patient.searched' })
  .input(searchPatientsInput)
  .output(searchPatientsOutput)
  .query(({ ctx, input }) => searchPatients(ctx.service, input));
