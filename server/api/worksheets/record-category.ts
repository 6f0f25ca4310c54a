import { recordCategoryInput } from '@/server/contracts/worksheet';
import { workspaceSchema } from '@/server/contracts/workspace';
import { recordCategory } from '@/server/services/worksheets/record-category';
import { prescriberProcedure } from '../trpc';

export const recordCategoryProcedure = prescriberProcedure({ resource: 'confirmation', phi: true, audit: 'worksheet.answered' })
  .input(recordCategoryInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => recordCategory(ctx.service, input));
