import { router } from '../trpc';
import { getCatalogProcedure } from './get-catalog';

export const catalogRouter = router({
  get: getCatalogProcedure,
});
