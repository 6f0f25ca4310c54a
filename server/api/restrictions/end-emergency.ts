import { z } from 'zod';
import { emergencyInput } from '@/server/contracts/restriction';
import { endEmergency } from '@/server/services/restrictions/emergency';
import { prescriberProcedure } from '../trpc';

export const endEmergencyProcedure = prescriberProcedure({ resource: 'chart-access', phi: true, audit: 'chart.emergency-ended' })
  .input(emergencyInput)
  .output(z.void())
  .mutation(({ ctx, input }) => endEmergency(ctx.service, input));
