import { recordInput, recordSchema } from '@/server/contracts/record';
import { getRecord } from '@/server/services/record/get-record';
import { clinicianProcedure } from '../trpc';

export const getRecordProcedure = clinicianProcedure({ resource: 'record', phi: true, audit: 'record.read' })
  .input(recordInput)
  .output(recordSchema)
  .query(({ ctx, input }) => getRecord(ctx.service, input));
