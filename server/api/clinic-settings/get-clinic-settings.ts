import { clinicSettingsSchema } from '@/server/contracts/clinic-settings';
import { getClinicSettings } from '@/server/services/clinic-settings/get-clinic-settings';
import { administratorProcedure } from '../trpc';

export const getClinicSettingsProcedure = administratorProcedure({ resource: 'clinic-settings', phi: false, audit: 'clinic-settings.read' })
  .output(clinicSettingsSchema)
  .query(({ ctx }) => getClinicSettings(ctx.service));
