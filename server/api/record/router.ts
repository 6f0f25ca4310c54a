import { router } from '../trpc';
import { answerCorrectionProcedure } from './answer-correction';
import { askCorrectionProcedure } from './ask-correction';
import { disagreeProcedure } from './disagree';
import { exportRecordProcedure } from './export-record';
import { extendCorrectionProcedure } from './extend-correction';
import { getAccountingProcedure } from './get-accounting';
import { getRecordProcedure } from './get-record';

export const recordRouter = router({
  get: getRecordProcedure,
  accounting: getAccountingProcedure,
  export: exportRecordProcedure,
  askCorrection: askCorrectionProcedure,
  extendCorrection: extendCorrectionProcedure,
  answerCorrection: answerCorrectionProcedure,
  disagree: disagreeProcedure,
});
