import { router } from '../trpc';
import { answerNaranjoProcedure } from './answer-naranjo';
import { recordCategoryProcedure } from './record-category';

export const worksheetsRouter = router({
  answerNaranjo: answerNaranjoProcedure,
  recordCategory: recordCategoryProcedure,
});
