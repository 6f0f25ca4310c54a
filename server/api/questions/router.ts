import { router } from '../trpc';
import { answerQuestionProcedure } from './answer-question';
import { withdrawAnswerProcedure } from './withdraw-answer';

export const questionsRouter = router({
  answer: answerQuestionProcedure,
  withdraw: withdrawAnswerProcedure,
});
