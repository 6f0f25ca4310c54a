import { createPatientInput, createPatientOutput } from '@/server/contracts/patient';
import { createPatient } from '@/server/services/patients/create-patient';
import { clinicianProcedure } from '../trpc';

export const createPatientProcedure = clinicianProcedure({ resource: 'patient', phi: true, audit: 'patient.created' })
  .input(createPatientInput)
  .output(createPatientOutput)
  .mutation(({ ctx, input }) => createPatient(ctx.service, input));
