import { router } from '../trpc';
import { resolveInboxProcedure } from './resolve-inbox';

export const inboxRouter = router({
  resolve: resolveInboxProcedure,
});
