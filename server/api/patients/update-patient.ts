import { updatePatientInput } from '@/server/contracts/patient';
import { workspaceSchema } from '@/server/contracts/workspace';
import { updatePatient } from '@/server/services/patients/update-patient';
import { clinicianProcedure } from '../trpc';

export const updatePatientProcedure = clinicianProcedure({ resource: 'patient', phi: true, audit: 'patient.updated' })
  .input(updatePatientInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => updatePatient(ctx.service, input));
