import { silentRulesInput, silentRulesOutput } from '@/server/contracts/advice';
import { listSilentRules } from '@/server/services/advice/list-silent-rules';
import { clinicianProcedure } from '../trpc';

export const listSilentRulesProcedure = clinicianProcedure({ resource: 'chart', phi: true, audit: 'chart.read' })
  .input(silentRulesInput)
  .output(silentRulesOutput)
  .query(({ ctx, input }) => listSilentRules(ctx.service, input));
