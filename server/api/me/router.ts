import { router } from '../trpc';
import { addPasskeyProcedure } from './add-passkey';
import { askPasskeyProcedure } from './ask-passkey';
import { beginFactorProcedure } from './begin-factor';
import { beginPasskeyProcedure } from './begin-passkey';
import { changePasswordProcedure } from './change-password';
import { endMySessionProcedure } from './end-my-session';
import { finishFactorProcedure } from './finish-factor';
import { getFactorProcedure } from './get-factor';
import { getMeProcedure } from './get-me';
import { getMySessionsProcedure } from './get-my-sessions';
import { removeFactorProcedure } from './remove-factor';
import { removePasskeyProcedure } from './remove-passkey';
import { renamePasskeyProcedure } from './rename-passkey';
import { renewRecoveryCodesProcedure } from './renew-recovery-codes';
import { showPasskeyProcedure } from './show-passkey';
import { switchClinicProcedure } from './switch-clinic';

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
