import { evidenceIdInput, evidenceRuleOutput } from '@/server/contracts/evidence';
import { getEvidenceRule } from '@/server/services/evidence/get-evidence-rule';
import { evidenceProcedure } from '../trpc';

export const getEvidenceRuleProcedure = evidenceProcedure({ resource: 'evidence', phi: false, audit: null })
  .input(evidenceIdInput)
  .output(evidenceRuleOutput)
  .query(({ ctx, input }) => getEvidenceRule(ctx.service, input));
