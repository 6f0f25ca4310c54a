import { handBackInput, questionOutput } from '@/server/contracts/task-act';
import { handBack } from '@/server/services/tasks/hand-back';
import { clinicianProcedure } from '../trpc';

export const handBackProcedure = clinicianProcedure({ resource: 'question', phi: true, audit: 'task.handed-back' })
  .input(handBackInput)
  .output(questionOutput)
  .mutation(({ ctx, input }) => handBack(ctx.service, input));
