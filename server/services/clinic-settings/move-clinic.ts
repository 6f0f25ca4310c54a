import type { z } from 'zod';
import { sqlState, withClinic } from '@/db/client';
import { PLACE_STANDS, putPlace } from '@/db/queries/clinic/place';
import { recordAudit } from '@/server/audit/record-audit';
import type { placeInput } from '@/server/contracts/access';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';

const EVENT = { event: 'clinic.moved', objectKind: 'clinic' };

/** Puts right where a clinic is, which the database allows as long as it has no patient. */
export async function moveClinic(ctx: ServiceContext, place: z.output<typeof placeInput>): Promise<void> {
  try {
    authorise(ctx.actor, 'clinic:administer');
    await withClinic(acting(ctx), async (db) => {
      await putPlace(db, ctx.actor.clinic.id, place).catch((error: unknown) => {
        throw sqlState(error) === PLACE_STANDS ? new AppError('already-there', { sentence: 'The clinic has patients by now: their days and doses follow from its place. Nothing was changed.' }, { cause: error }) : error;
      });
      await recordAudit(db, auditor(ctx), { ...EVENT, details: place });
    });
  } catch (error) {
    await recordRefusal(ctx, { ...EVENT, patientId: null }, error);
    throw error;
  }
}
