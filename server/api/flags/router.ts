import { router } from '../trpc';
import { answerFlagProcedure } from './answer-flag';

export const flagsRouter = router({
  answer: answerFlagProcedure,
});
