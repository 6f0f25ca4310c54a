import { followPatientInput, followPatientOutput } from '@/server/contracts/task-act';
import { followPatient } from '@/server/services/tasks/care';
import { clinicianProcedure } from '../trpc';

export const followPatientProcedure = clinicianProcedure({ resource: 'patient', phi: true, audit: 'patient.followed' })
  .input(followPatientInput)
  .output(followPatientOutput)
  .mutation(({ ctx, input }) => followPatient(ctx.service, input));
