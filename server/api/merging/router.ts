import { router } from '../trpc';
import { comparePatientsProcedure } from './compare-patients';
import { listDuplicatesProcedure } from './list-duplicates';
import { mergePatientsProcedure } from './merge-patients';
import { takeBackApartProcedure } from './take-back-apart';
import { tellApartProcedure } from './tell-apart';
import { undoMergeProcedure } from './undo-merge';
import { whereIsPatientProcedure } from './where-is-patient';

export const mergingRouter = router({
  duplicates: listDuplicatesProcedure,
  compare: comparePatientsProcedure,
  merge: mergePatientsProcedure,
  tellApart: tellApartProcedure,
  takeBackApart: takeBackApartProcedure,
  undo: undoMergeProcedure,
  whereIs: whereIsPatientProcedure,
});
