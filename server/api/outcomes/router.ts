import { router } from '../trpc';
import { exportPanelProcedure } from './export-panel';
import { getByOptionProcedure } from './get-by-option';
import { getPanelProcedure } from './get-panel';
import { getPatientOutcomesProcedure } from './get-patient-outcomes';

export const outcomesRouter = router({
  ofPatient: getPatientOutcomesProcedure,
  panel: getPanelProcedure,
  exportPanel: exportPanelProcedure,
  byOption: getByOptionProcedure,
});
