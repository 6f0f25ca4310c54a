import { duplicatesSchema } from '@/server/contracts/merging';
import { listDuplicates } from '@/server/services/merging/compare';
import { clinicianProcedure } from '../trpc';

export const listDuplicatesProcedure = clinicianProcedure({ resource: 'patient', phi: true, audit: 'patient.duplicates-listed' })
  .output(duplicatesSchema)
  .query(({ ctx }) => listDuplicates(ctx.service));
