import { createLifeEventInput } from '@/server/contracts/life-event';
import { workspaceSchema } from '@/server/contracts/workspace';
import { createLifeEvent } from '@/server/services/life-events/create-life-event';
import { prescriberProcedure } from '../trpc';

export const createLifeEventProcedure = prescriberProcedure({ resource: 'life-event', phi: true, audit: 'life-event.created' })
  .input(createLifeEventInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => createLifeEvent(ctx.service, input));
