import { router } from '../trpc';
import { answerQuestionProcedure } from './answer-question';
import { askPrescriberProcedure } from './ask-prescriber';
import { withdrawAnswerProcedure } from './withdraw-answer';

export const questionsRouter = router({
  answer: answerQuestionProcedure,
  withdraw: withdrawAnswerProcedure,
  askPrescriber: askPrescriberProcedure,
});
