import { exportRecordInput, exportRecordOutput } from '@/server/contracts/record';
import { exportRecord } from '@/server/services/record/export-record';
import { prescriberProcedure } from '../trpc';

export const exportRecordProcedure = prescriberProcedure({ resource: 'record', phi: true, audit: 'record.disclosed' })
  .input(exportRecordInput)
  .output(exportRecordOutput)
  .mutation(({ ctx, input }) => exportRecord(ctx.service, input));
