import { router } from '../trpc';
import { getEvidenceProcedure } from './get-evidence';
import { getEvidenceReferenceProcedure } from './get-evidence-reference';
import { getEvidenceRuleProcedure } from './get-evidence-rule';

export const evidenceRouter = router({
  get: getEvidenceProcedure,
  reference: getEvidenceReferenceProcedure,
  rule: getEvidenceRuleProcedure,
});
