import { byOptionSchema } from '@/server/contracts/outcome';
import { getByOption } from '@/server/services/outcomes/get-by-option';
import { clinicianProcedure } from '../trpc';

export const getByOptionProcedure = clinicianProcedure({ resource: 'panel', phi: true, audit: 'outcomes.by-option' })
  .output(byOptionSchema)
  .query(({ ctx }) => getByOption(ctx.service));
