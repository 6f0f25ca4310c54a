import { z } from 'zod';
import { openEmergencyInput } from '@/server/contracts/restriction';
import { openEmergency } from '@/server/services/restrictions/emergency';
import { prescriberProcedure } from '../trpc';

export const openEmergencyProcedure = prescriberProcedure({ resource: 'chart-access', phi: true, audit: 'chart.opened-in-emergency' })
  .input(openEmergencyInput)
  .output(z.object({ emergencyId: z.string() }))
  .mutation(({ ctx, input }) => openEmergency(ctx.service, input));
