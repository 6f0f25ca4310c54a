import { router } from '../trpc';
import { changeDoseProcedure } from './change-dose';
import { correctMedicationProcedure } from './correct-medication';
import { removeMedicationProcedure } from './remove-medication';
import { startMedicationProcedure } from './start-medication';
import { stopMedicationProcedure } from './stop-medication';

export const medicationsRouter = router({
  start: startMedicationProcedure,
  changeDose: changeDoseProcedure,
  stop: stopMedicationProcedure,
  correct: correctMedicationProcedure,
  remove: removeMedicationProcedure,
});
