import { removeLifeEventInput } from '@/server/contracts/life-event';
import { workspaceSchema } from '@/server/contracts/workspace';
import { removeLifeEvent } from '@/server/services/life-events/remove-life-event';
import { prescriberProcedure } from '../trpc';

export const removeLifeEventProcedure = prescriberProcedure({ resource: 'life-event', phi: true, audit: 'life-event.removed' })
  .input(removeLifeEventInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => removeLifeEvent(ctx.service, input));
