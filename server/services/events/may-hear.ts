import { withClinic } from '@/db/client';
import { hiddenIds } from '@/db/queries/patients/restrictions';

/** Whether somebody may hear that something changed about a patient whose chart is restricted. */
export const mayHear = async (clinicId: string, userId: string, patientId: string): Promise<boolean> =>
  !(await withClinic({ clinicId, userId }, hiddenIds, { readOnly: true })).has(patientId);
