import { stopFollowUpInput, stopFollowUpOutput } from '@/server/contracts/task-act';
import { stopFollowUp } from '@/server/services/tasks/care';
import { prescriberProcedure } from '../trpc';

export const stopFollowUpProcedure = prescriberProcedure({ resource: 'patient', phi: true, audit: 'plan.follow-up-stopped' })
  .input(stopFollowUpInput)
  .output(stopFollowUpOutput)
  .mutation(({ ctx, input }) => stopFollowUp(ctx.service, input));
