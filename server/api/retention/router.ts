import { router } from '../trpc';
import { getRetentionProcedure } from './get-retention';
import { placeHoldProcedure } from './place-hold';
import { proposePurgeProcedure } from './propose-purge';
import { purgeRecordProcedure } from './purge-record';
import { releaseHoldProcedure } from './release-hold';
import { setRetentionProcedure } from './set-retention';
import { withdrawPurgeProcedure } from './withdraw-purge';

export const retentionRouter = router({
  get: getRetentionProcedure,
  set: setRetentionProcedure,
  propose: proposePurgeProcedure,
  withdraw: withdrawPurgeProcedure,
  purge: purgeRecordProcedure,
  hold: placeHoldProcedure,
  release: releaseHoldProcedure,
});
