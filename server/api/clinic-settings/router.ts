import { router } from '../trpc';
import { getClinicSettingsProcedure } from './get-clinic-settings';
import { moveClinicProcedure } from './move-clinic';
import { saveClinicSettingsProcedure } from './save-clinic-settings';

export const clinicSettingsRouter = router({
  get: getClinicSettingsProcedure,
  save: saveClinicSettingsProcedure,
  move: moveClinicProcedure,
});
