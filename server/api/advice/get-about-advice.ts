import { aboutAdviceSchema } from '@/server/contracts/advice';
import { getWorkspaceInput } from '@/server/contracts/workspace';
import { getAboutAdvice } from '@/server/services/advice/get-about-advice';
import { clinicianProcedure } from '../trpc';

export const getAboutAdviceProcedure = clinicianProcedure({ resource: 'chart', phi: true, audit: 'chart.read' })
  .input(getWorkspaceInput)
  .output(aboutAdviceSchema)
  .query(({ ctx, input }) => getAboutAdvice(ctx.service, input));
