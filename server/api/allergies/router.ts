import { router } from '../trpc';
import { confirmNoAllergiesProcedure } from './confirm-no-allergies';
import { createAllergyProcedure } from './create-allergy';
import { removeAllergyProcedure } from './remove-allergy';

export const allergiesRouter = router({
  create: createAllergyProcedure,
  remove: removeAllergyProcedure,
  confirmNone: confirmNoAllergiesProcedure,
});
