import type { z } from 'zod';
import { sqlState, withClinic } from '@/db/client';
import { getMerge, mergePatients as mergeRows, MERGE_REFUSALS, undoMerge as undoRows } from '@/db/queries/record/merges';
import { findToldApart } from '@/db/queries/record/told-apart';
import { holdPatient, refreshSearchTerms } from '@/db/queries/patients/store-patient';
import { recordAudit } from '@/server/audit/record-audit';
import type { mergeDoneSchema, mergeInput, undoMergeInput } from '@/server/contracts/merging';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { notHeld } from '../restrictions/not-held';
import { stepUp } from '../step-up';

type Done = z.output<typeof mergeDoneSchema>;

/** What the database refused, in words. */
function inWords(error: unknown): unknown {
  const options = { cause: error };
  switch (sqlState(error)) {
    case MERGE_REFUSALS.gone:
      return new AppError('not-found', {}, options);
    case MERGE_REFUSALS.drafts:
      return new AppError('already-there', { sentence: 'Somebody has an unsigned draft in both charts. It is signed or discarded in one of them first; nothing was merged.' }, options);
    case MERGE_REFUSALS.rhythms:
      return new AppError('already-there', { sentence: 'Both are asked for reports again and again. End one of the two first; nothing was merged.' }, options);
    case MERGE_REFUSALS.readers:
      return new AppError('already-there', { sentence: 'One of the two charts is restricted, and the other is open to other people. Give both the same care team first, with one restriction between them; nothing was merged.' }, options);
    case MERGE_REFUSALS.later:
      return new AppError('already-there', { sentence: 'A later merge stands. It is undone first; nothing was changed.' }, options);
    case MERGE_REFUSALS.tied:
      return new AppError('already-there', { sentence: 'What was written since ties the two charts together, so that they cannot be taken apart. Nothing was changed.' }, options);
    default:
      return error;
  }
}

const NOTHING = 'Nothing was changed.';

/** Merges one patient into another, by a person who compared them. Everything moves, nothing is lost, and it can be undone. */
export async function mergePatients(ctx: ServiceContext, { patientId, otherId, why, proof }: z.output<typeof mergeInput>): Promise<Done> {
  const act = { event: 'patient.merged', objectKind: 'patient' };
  const clinicId = ctx.actor.clinic.id;
  try {
    authorise(ctx.actor, 'patient:merge');
    const { userId, name } = ctx.actor;
    if (userId === null || patientId === otherId) throw new AppError('not-found');
    await stepUp(ctx, proof, NOTHING);
    await withClinic(acting(ctx), async (db) => {
      // In the order of their ids, as the database's own function holds them.
      for (const id of [patientId, otherId].sort()) if (!(await holdPatient(db, { clinicId, patientId: id }))) throw await notHeld(db, { clinicId, patientId: id });
      const apart = await findToldApart(db, { clinicId, a: patientId, b: otherId });
      if (apart !== null) throw new AppError('already-there', { sentence: `${apart.by} said that these two are two people. That is taken back first; nothing was merged.` });
      const mergeId = await mergeRows(db, { survivorId: patientId, mergedId: otherId, why }, { userId, name }).catch((error: unknown) => { throw inWords(error); });
      await refreshSearchTerms(db, { clinicId, patientId });
      // A row under each id: whoever looks for either finds it.
      for (const id of [patientId, otherId]) await recordAudit(db, auditor(ctx), { ...act, objectId: mergeId, patientId: id, details: { survivor: patientId } });
    });
    return { patientId };
  } catch (error) {
    await recordRefusal(ctx, { ...act, patientId }, error);
    throw error;
  }
}

/** Takes a merge apart again: what came goes back, with what was added to it since. */
export async function undoMerge(ctx: ServiceContext, { patientId, mergeId, proof }: z.output<typeof undoMergeInput>): Promise<Done> {
  const act = { event: 'patient.merge-undone', objectKind: 'patient' };
  const clinicId = ctx.actor.clinic.id;
  try {
    authorise(ctx.actor, 'patient:merge');
    const { userId, name } = ctx.actor;
    if (userId === null) throw new AppError('not-allowed');
    await stepUp(ctx, proof, NOTHING);
    const mergedId = await withClinic(acting(ctx), async (db) => {
      const merge = await getMerge(db, { clinicId, mergeId });
      if (merge?.survivorId !== patientId) throw new AppError('not-found');
      // Whoever may not write in the chart hears from the database that no such merge stands.
      await undoRows(db, mergeId, { userId, name }).catch((error: unknown) => { throw inWords(error); });
      for (const id of [patientId, merge.mergedId]) {
        await refreshSearchTerms(db, { clinicId, patientId: id });
        await recordAudit(db, auditor(ctx), { ...act, objectId: mergeId, patientId: id, details: { survivor: patientId } });
      }
      return merge.mergedId;
    });
    return { patientId: mergedId };
  } catch (error) {
    await recordRefusal(ctx, { ...act, patientId }, error);
    throw error;
  }
}
