import { questionOutput, readAnswerInput } from '@/server/contracts/task-act';
import { readAnswer } from '@/server/services/tasks/hand-back';
import { clinicianProcedure } from '../trpc';

export const readAnswerProcedure = clinicianProcedure({ resource: 'question', phi: true, audit: 'task.answer-read' })
  .input(readAnswerInput)
  .output(questionOutput)
  .mutation(({ ctx, input }) => readAnswer(ctx.service, input));
