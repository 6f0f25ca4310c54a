import { sourcesInput, sourcesSchema } from '@/server/contracts/visit';
import { getSources } from '@/server/services/visits/get-sources';
import { clinicianProcedure } from '../trpc';

export const getSourcesProcedure = clinicianProcedure({ resource: 'note', phi: true, audit: 'note.source-read' })
  .input(sourcesInput)
  .output(sourcesSchema)
  .query(({ ctx, input }) => getSources(ctx.service, input));
