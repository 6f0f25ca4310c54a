import { compareInput, comparisonSchema } from '@/server/contracts/merging';
import { comparePatients } from '@/server/services/merging/compare';
import { clinicianProcedure } from '../trpc';

export const comparePatientsProcedure = clinicianProcedure({ resource: 'patient', phi: true, audit: 'patient.compared' })
  .input(compareInput)
  .output(comparisonSchema)
  .query(({ ctx, input }) => comparePatients(ctx.service, input));
