import { router } from '../trpc';
import { createReportProcedure } from './create-report';
import { getLookBackProcedure } from './get-look-back';
import { listArrivalsProcedure } from './list-arrivals';
import { removeReportProcedure } from './remove-report';

export const reportsRouter = router({
  create: createReportProcedure,
  getLookBack: getLookBackProcedure,
  listArrivals: listArrivalsProcedure,
  remove: removeReportProcedure,
});
