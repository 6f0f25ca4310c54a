import { router } from '../trpc';
import { getTodayProcedure } from './get-today';

export const todayRouter = router({
  get: getTodayProcedure,
});
