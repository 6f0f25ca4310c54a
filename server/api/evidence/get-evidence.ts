import { evidenceInput, evidenceOutput } from '@/server/contracts/evidence';
import { getEvidence } from '@/server/services/evidence/get-evidence';
import { evidenceProcedure } from '../trpc';

export const getEvidenceProcedure = evidenceProcedure({ resource: 'evidence', phi: false, audit: null })
  .input(evidenceInput)
  .output(evidenceOutput)
  .query(({ ctx, input }) => getEvidence(ctx.service, input));
