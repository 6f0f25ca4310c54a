import { changePasswordInput, mySessionsSchema } from '@/server/contracts/people';
import { changePassword } from '@/server/services/me/my-sessions';
import { evidenceProcedure } from '../trpc';

export const changePasswordProcedure = evidenceProcedure({ resource: 'session', phi: false, audit: 'person.password-changed' })
  .input(changePasswordInput)
  .output(mySessionsSchema)
  .mutation(({ ctx, input }) => changePassword(ctx.service, input));
