import type { z } from 'zod';
import { addIdentifiers, refreshSearchTerms, retireIdentifier, updatePatient as storePatient } from '@/db/queries/patients/store-patient';
import type { updatePatientInput } from '@/server/contracts/patient';
import type { Workspace } from '@/server/contracts/workspace';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { actOnPatient } from '../patient-act';
import { checkBirthDate } from './create-patient';
import { recordNumber, recordNumberAmong } from './record-number';

/** Name, birth date, sex, record number and contact. Refused when somebody changed them since the form was opened. */
export const updatePatient = (ctx: ServiceContext, input: z.output<typeof updatePatientInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'patient:enter',
    event: 'patient.updated',
    objectKind: 'patient',
    change: async ({ db, entry, row, on, ctx: { actor } }, given) => {
      checkBirthDate(given.birthOn, on);
      const changed = await storePatient(db, entry, {
        expectedVersion: given.expectedVersion,
        familyName: given.family,
        givenName: given.given,
        birthOn: given.birthOn,
        birthText: null,
        sex: given.sex,
        phone: given.phone,
        email: given.email,
        address: given.address,
      });
      if (!changed) throw new AppError('changed-meanwhile');
      const held = recordNumberAmong(row.identifiers ?? []);
      if (given.recordNumber !== (held?.value ?? null)) {
        if (held !== null) await retireIdentifier(db, entry, held);
        if (given.recordNumber !== null) {
          await addIdentifiers(db, entry, [{ ...(held ?? recordNumber(actor.clinic, '')), value: given.recordNumber }]);
        }
      }
      await refreshSearchTerms(db, entry);
      return { objectId: entry.patientId };
    },
  });
