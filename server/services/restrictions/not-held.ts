import type { Db } from '@/db/client';
import { findPerson } from '@/db/queries/patients/find-person';
import { AppError } from '@/server/platform/errors';

/** Why a patient could not be held for an act: there is nobody, or the chart is open for reading only. */
export const notHeld = async (db: Db, of: { readonly clinicId: string; readonly patientId: string }): Promise<AppError> =>
  (await findPerson(db, of)) === null
    ? new AppError('not-found')
    : new AppError('not-allowed', { sentence: 'This chart is open to you in an emergency, for reading only. Nothing was saved; whoever is in its care team can write here.' });
