import { router } from '../trpc';
import { comparePatientsProcedure } from './compare-patients';
import { listDuplicatesProcedure } from './list-duplicates';
import { mergePatientsProcedure } from './merge-patients';
import { undoMergeProcedure } from './undo-merge';
import { whereIsPatientProcedure } from './where-is-patient';

export const mergingRouter = router({
  duplicates: listDuplicatesProcedure,
  compare: comparePatientsProcedure,
  merge: mergePatientsProcedure,
  undo: undoMergeProcedure,
  whereIs: whereIsPatientProcedure,
});
