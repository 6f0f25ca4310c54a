import { catalogSchema } from '@/server/contracts/catalog';
import { getCatalog } from '@/server/services/catalog/get-catalog';
import { evidenceProcedure } from '../trpc';

export const getCatalogProcedure = evidenceProcedure({ resource: 'evidence', phi: false, audit: null })
  .output(catalogSchema)
  .query(({ ctx }) => getCatalog(ctx.service));
