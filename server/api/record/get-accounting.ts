import { recordInput, accountingSchema } from '@/server/contracts/record';
import { getAccounting } from '@/server/services/record/get-record';
import { accountingProcedure } from '../trpc';

export const getAccountingProcedure = accountingProcedure({ resource: 'record', phi: true, audit: 'record.accounted' })
  .input(recordInput)
  .output(accountingSchema)
  .query(({ ctx, input }) => getAccounting(ctx.service, input));
