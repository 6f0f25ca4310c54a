import { router } from '../trpc';
import { acceptAccessProcedure } from './accept-access';
import { openAccessProcedure } from './open-access';

/** What the holder of a one-time link can do without an account: see what it is for, and use it. */
export const accessDoorRouter = router({
  open: openAccessProcedure,
  accept: acceptAccessProcedure,
});
