import { listReferencesInput, listReferencesOutput } from '@/server/contracts/reference';
import { listReferences } from '@/server/services/references/list-references';
import { evidenceProcedure } from '../trpc';

export const listReferencesProcedure = evidenceProcedure({ resource: 'evidence', phi: false, audit: null })
  .input(listReferencesInput)
  .output(listReferencesOutput)
  .query(({ ctx, input }) => listReferences(ctx.service, input));
