import { askPrescriberInput } from '@/server/contracts/question';
import { workspaceSchema } from '@/server/contracts/workspace';
import { askPrescriber } from '@/server/services/questions/ask-prescriber';
import { prescriberProcedure } from '../trpc';

export const askPrescriberProcedure = prescriberProcedure({ resource: 'confirmation', phi: true, audit: 'prescriber.asked' })
  .input(askPrescriberInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => askPrescriber(ctx.service, input));
