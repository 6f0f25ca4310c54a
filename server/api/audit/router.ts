import { router } from '../trpc';
import { exportTrailProcedure } from './export-trail';
import { searchTrailProcedure } from './search-trail';

export const auditRouter = router({
  search: searchTrailProcedure,
  export: exportTrailProcedure,
});
