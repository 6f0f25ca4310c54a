import { addPasskeyProcedure } from '../sessions/add-passkey';
import { askPasskeyProcedure } from '../sessions/ask-passkey';
import { beginFactorProcedure } from '../sessions/begin-factor';
import { beginPasskeyProcedure } from '../sessions/begin-passkey';
import { changePasswordProcedure } from '../sessions/change-password';
import { endMySessionProcedure } from '../sessions/end-my-session';
import { finishFactorProcedure } from '../sessions/finish-factor';
import { getFactorProcedure } from '../sessions/get-factor';
import { getMySessionsProcedure } from '../sessions/get-my-sessions';
import { removeFactorProcedure } from '../sessions/remove-factor';
import { removePasskeyProcedure } from '../sessions/remove-passkey';
import { renamePasskeyProcedure } from '../sessions/rename-passkey';
import { renewRecoveryCodesProcedure } from '../sessions/renew-recovery-codes';
import { showPasskeyProcedure } from '../sessions/show-passkey';
import { switchClinicProcedure } from '../sessions/switch-clinic';
import { router } from '../trpc';
import { getMeProcedure } from './get-me';

export const meRouter = router({
  get: getMeProcedure,
  sessions: getMySessionsProcedure,
  endSession: endMySessionProcedure,
  changePassword: changePasswordProcedure,
  switchClinic: switchClinicProcedure,
  factor: getFactorProcedure,
  beginFactor: beginFactorProcedure,
  finishFactor: finishFactorProcedure,
  renewRecoveryCodes: renewRecoveryCodesProcedure,
  removeFactor: removeFactorProcedure,
  beginPasskey: beginPasskeyProcedure,
  addPasskey: addPasskeyProcedure,
  renamePasskey: renamePasskeyProcedure,
  removePasskey: removePasskeyProcedure,
  askPasskey: askPasskeyProcedure,
  showPasskey: showPasskeyProcedure,
});
