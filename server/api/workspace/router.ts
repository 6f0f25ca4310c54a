import { router } from '../trpc';
import { getChangesProcedure } from './get-changes';
import { getWorkspaceProcedure } from './get-workspace';

export const workspaceRouter = router({
  get: getWorkspaceProcedure,
  changes: getChangesProcedure,
});
