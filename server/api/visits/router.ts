import { router } from '../trpc';
import { addAddendumProcedure } from './add-addendum';
import { amendProcedure } from './amend';
import { coSignProcedure } from './co-sign';
import { enterInErrorProcedure } from './enter-in-error';
import { getSourcesProcedure } from './get-sources';
import { getVisitProcedure } from './get-visit';
import { listVisitsProcedure } from './list-visits';
import { openVisitProcedure } from './open-visit';
import { recordDisclosureProcedure } from './record-disclosure';
import { saveVisitProcedure } from './save-visit';
import { signVisitProcedure } from './sign-visit';

export const visitsRouter = router({
  list: listVisitsProcedure,
  open: openVisitProcedure,
  get: getVisitProcedure,
  save: saveVisitProcedure,
  sign: signVisitProcedure,
  sources: getSourcesProcedure,
  addAddendum: addAddendumProcedure,
  amend: amendProcedure,
  enterInError: enterInErrorProcedure,
  coSign: coSignProcedure,
  recordDisclosure: recordDisclosureProcedure,
});
