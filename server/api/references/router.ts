import { router } from '../trpc';
import { getReferenceProcedure } from './get-reference';
import { listReferencesProcedure } from './list-references';

export const referencesRouter = router({
  list: listReferencesProcedure,
  get: getReferenceProcedure,
});
