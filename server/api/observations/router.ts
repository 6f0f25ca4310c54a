import { router } from '../trpc';
import { createObservationProcedure } from './create-observation';
import { removeObservationProcedure } from './remove-observation';

export const observationsRouter = router({
  create: createObservationProcedure,
  remove: removeObservationProcedure,
});
