import { getWorkspaceInput, workspaceSchema } from '@/server/contracts/workspace';
import { getWorkspace } from '@/server/services/workspace/get-workspace';
import { clinicianProcedure } from '../trpc';

export const getWorkspaceProcedure = clinicianProcedure({ resource: 'chart', phi: true, audit: 'chart.read' })
  .input(getWorkspaceInput)
  .output(workspaceSchema)
  .query(({ ctx, input }) => getWorkspace(ctx.service, input));
