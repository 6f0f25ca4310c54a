import { doneSchema, recordDisclosureInput } from '@/server/contracts/visit';
import { recordDisclosure } from '@/server/services/visits/after-signing';
import { clinicianProcedure } from '../trpc';

export const recordDisclosureProcedure = clinicianProcedure({ resource: 'note', phi: true, audit: 'note.disclosed' })
  .input(recordDisclosureInput)
  .output(doneSchema)
  .mutation(({ ctx, input }) => recordDisclosure(ctx.service, input));
