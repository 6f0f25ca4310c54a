import { ofPatientInput, patientOutcomesSchema } from '@/server/contracts/outcome';
import { getPatientOutcomes } from '@/server/services/outcomes/get-patient-outcomes';
import { clinicianProcedure } from '../trpc';

export const getPatientOutcomesProcedure = clinicianProcedure({ resource: 'outcome', phi: true, audit: 'outcomes.read' })
  .input(ofPatientInput)
  .output(patientOutcomesSchema)
  .query(({ ctx, input }) => getPatientOutcomes(ctx.service, input));
