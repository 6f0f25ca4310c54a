import { z } from 'zod';
import { placeInput } from '@/server/contracts/access';
import { moveClinic } from '@/server/services/clinic-settings/move-clinic';
import { administratorProcedure } from '../trpc';

export const moveClinicProcedure = administratorProcedure({ resource: 'clinic-settings', phi: false, audit: 'clinic.moved' })
  .input(placeInput)
  .output(z.void())
  .mutation(({ ctx, input }) => moveClinic(ctx.service, input));
