import { clinicSettingsSchema, saveClinicSettingsInput } from '@/server/contracts/clinic-settings';
import { saveClinicSettings } from '@/server/services/clinic-settings/save-clinic-settings';
import { administratorProcedure } from '../trpc';

export const saveClinicSettingsProcedure = administratorProcedure({ resource: 'clinic-settings', phi: false, audit: 'clinic-settings.saved' })
  .input(saveClinicSettingsInput)
  .output(clinicSettingsSchema)
  .mutation(({ ctx, input }) => saveClinicSettings(ctx.service, input));
