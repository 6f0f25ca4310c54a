import { resolveInboxInput } from '@/server/contracts/inbox';
import { workspaceSchema } from '@/server/contracts/workspace';
import { resolveInbox } from '@/server/services/inbox/resolve-inbox';
import { prescriberProcedure } from '../trpc';

export const resolveInboxProcedure = prescriberProcedure({ resource: 'inbox', phi: true, audit: 'inbox.resolved' })
  .input(resolveInboxInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => resolveInbox(ctx.service, input));
