import { withClinic } from '@/db/client';
import { getVisitRow, insertDraft, listDrafts, markSeen } from '@/db/queries/visits/drafts';
import { holdPatient } from '@/db/queries/patients/store-patient';
import { recordAudit } from '@/server/audit/record-audit';
import type { Draft, Signed, VisitView } from '@/server/contracts/visit';
import { EMPTY_FIELDS } from '@/server/contracts/visit-fields';
import { now } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { notHeld } from '../restrictions/not-held';
import { composeDraft, readDraftRows } from './compose-draft';
import type { DraftRows } from './compose-draft';
import { readDocument } from './read-document';
import { seeDraft } from './staleness';
import { toSigned } from './to-signed';
import { actOnVisit } from './visit-act';
import { vouchFor } from './vouch-for';

/** The reader's draft for a patient, begun when there is none. One draft a patient and author. */
export async function openVisit(ctx: ServiceContext, { patientId }: { readonly patientId: string }): Promise<Draft> {
  try {
    authorise(ctx.actor, 'note:write');
    const { userId, clinic } = ctx.actor;
    if (userId === null) throw new AppError('not-allowed');
    const on = clinicDay(ctx);
    const rows = await withClinic(acting(ctx), async (db) => {
      if (!(await holdPatient(db, { clinicId: clinic.id, patientId }))) throw await notHeld(db, { clinicId: ctx.actor.clinic.id, patientId });
      const mine = (await listDrafts(db, { clinicId: clinic.id, patientId })).find(({ authorId }) => authorId === userId);
      const made = mine === undefined ? await insertDraft(db, { clinicId: clinic.id, patientId, authorId: userId, visitOn: on, fields: EMPTY_FIELDS, amends: null, amendsWhy: null, seen: null }) : null;
      const row = mine ?? (made === null ? null : await getVisitRow(db, { clinicId: clinic.id, visitId: made }));
      if (row === null) throw new AppError('changed-meanwhile');
      await recordAudit(db, auditor(ctx), { event: 'visit.opened', objectKind: 'visit', objectId: row.id, patientId, details: { new: made !== null } });
      const read = await readDraftRows(db, ctx, { row, on });
      if (made !== null) await markSeen(db, { clinicId: clinic.id, visitId: made }, seeDraft({ ...composeDraft(ctx, read).snapshot, at: now().toISOString() }));
      return read;
    });
    return composeDraft(ctx, rows).draft;
  } catch (error) {
    await recordRefusal(ctx, { event: 'visit.opened', objectKind: 'visit', patientId }, error);
    throw error;
  }
}

/** One visit: the draft, or what was signed with everything added since; a note that was replaced in its row is shown to nobody. */
export async function getVisit(ctx: ServiceContext, input: { readonly visitId: string }): Promise<VisitView> {
  const read = await actOnVisit<{ readonly signed: Signed } | { readonly rows: DraftRows }>(ctx, input, {
    needs: 'note:read',
    event: 'visit.read',
    run: async ({ db, row, on }) => {
      const document = await readDocument(db, ctx, row.id);
      if (document !== null) return { result: { signed: await toSigned(db, ctx, document) } };
      return { result: { rows: await readDraftRows(db, ctx, { row, on }) } };
    },
  });
  if ('rows' in read) return { state: 'draft', draft: composeDraft(ctx, read.rows).draft };
  const { signed } = read;
  try {
    await vouchFor(ctx, [{ id: signed.noteId, number: signed.number, version: signed.version, sha256: signed.sha256 }]);
  } catch (error) {
    await recordRefusal(ctx, { event: 'visit.read', objectKind: 'visit', patientId: signed.patient.id }, error);
    throw error;
  }
  return { state: 'signed', signed };
}
