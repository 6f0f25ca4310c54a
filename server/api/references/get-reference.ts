import { getReferenceInput, referenceSchema } from '@/server/contracts/reference';
import { getReference } from '@/server/services/references/get-reference';
import { evidenceProcedure } from '../trpc';

export const getReferenceProcedure = evidenceProcedure({ resource: 'evidence', phi: false, audit: null })
  .input(getReferenceInput)
  .output(referenceSchema)
  .query(({ ctx, input }) => getReference(ctx.service, input));
