import { evidenceIdInput, evidenceReferenceOutput } from '@/server/contracts/evidence';
import { getEvidenceReference } from '@/server/services/evidence/get-evidence-reference';
import { evidenceProcedure } from '../trpc';

export const getEvidenceReferenceProcedure = evidenceProcedure({ resource: 'evidence', phi: false, audit: null })
  .input(evidenceIdInput)
  .output(evidenceReferenceOutput)
  .query(({ ctx, input }) => getEvidenceReference(ctx.service, input));
