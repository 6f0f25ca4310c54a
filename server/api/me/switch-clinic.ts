import { z } from 'zod';
import { switchClinicInput } from '@/server/contracts/people';
import { switchClinic } from '@/server/services/me/my-sessions';
import { evidenceProcedure } from '../trpc';

export const switchClinicProcedure = evidenceProcedure({ resource: 'session', phi: false, audit: 'session.clinic-chosen' })
  .input(switchClinicInput)
  .output(z.void())
  .mutation(({ ctx, input }) => switchClinic(ctx.service, input));
