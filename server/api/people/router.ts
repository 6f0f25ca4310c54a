import { router } from '../trpc';
import { endSessionsProcedure } from './end-sessions';
import { getPeopleProcedure } from './get-people';
import { handFactorLinkProcedure } from './hand-factor-link';
import { handResetLinkProcedure } from './hand-reset-link';
import { invitePersonProcedure } from './invite-person';
import { restorePersonProcedure } from './restore-person';
import { revokeLinkProcedure } from './revoke-link';
import { setRolesProcedure } from './set-roles';
import { suspendPersonProcedure } from './suspend-person';

export const peopleRouter = router({
  get: getPeopleProcedure,
  invite: invitePersonProcedure,
  setRoles: setRolesProcedure,
  suspend: suspendPersonProcedure,
  restore: restorePersonProcedure,
  handResetLink: handResetLinkProcedure,
  handFactorLink: handFactorLinkProcedure,
  revokeLink: revokeLinkProcedure,
  endSessions: endSessionsProcedure,
});
