import { whereIsInput, whereIsSchema } from '@/server/contracts/merging';
import { whereIsPatient } from '@/server/services/merging/compare';
import { clinicianProcedure } from '../trpc';

export const whereIsPatientProcedure = clinicianProcedure({ resource: 'patient', phi: true, audit: 'patient.followed' })
  .input(whereIsInput)
  .output(whereIsSchema)
  .query(({ ctx, input }) => whereIsPatient(ctx.service, input));
