import { withClinic } from '@/db/client';
import { isPatientHere, listDrafts } from '@/db/queries/visits/drafts';
import { getNote, listNotes } from '@/db/queries/visits/signed-notes';
import { recordAudit } from '@/server/audit/record-audit';
import { localDate } from '@/server/clinical/model/local-date';
import type { VisitList } from '@/server/contracts/visit';
import { decisionInput } from '@/server/contracts/visit-fields';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';

/** The reader's draft, drafts of others and what was signed for a patient. */
export async function listVisits(ctx: ServiceContext, { patientId }: { readonly patientId: string }): Promise<VisitList> {
  try {
    authorise(ctx.actor, 'note:read');
    const { userId, clinic } = ctx.actor;
    const on = clinicDay(ctx);
    const of = { clinicId: clinic.id, patientId };
    const read = await withClinic(acting(ctx), async (db) => {
      if (!(await isPatientHere(db, of))) throw new AppError('not-found');
      const drafts = await listDrafts(db, of);
      const mine = drafts.find(({ authorId }) => authorId === userId);
      const amended = mine === undefined || mine.amends === null ? null : await getNote(db, { clinicId: clinic.id, noteId: mine.amends });
      const notes = await listNotes(db, of);
      await recordAudit(db, auditor(ctx), { event: 'visits.listed', objectKind: 'visit', objectId: patientId, patientId, details: { notes: notes.length } });
      return { drafts, mine, amended, notes };
    });
    return {
      // A draft is of the day on which it is signed, so of today while it waits.
      draft: read.mine === undefined ? null : { visitId: read.mine.id, on, savedAt: read.mine.updatedAt, amends: read.amended === null ? null : { number: read.amended.number, version: read.amended.version } },
      others: read.drafts.filter(({ authorId }) => authorId !== userId).map(({ id, authorName, updatedAt }) => ({ visitId: id, author: authorName, on, savedAt: updatedAt })),
      notes: read.notes.map(({ id, visitId, number, version, on: day, author, isAmended, marks, needsCoSignature, decision }) => ({
        noteId: id,
        visitId,
        number,
        version,
        on: localDate(day),
        author,
        status: marks.includes('entered-in-error') ? 'entered in error' : isAmended ? 'amended' : needsCoSignature && !marks.includes('co-signed') ? 'pending co-signature' : 'signed',
        decision: decisionInBrief(decision),
      })),
    };
  } catch (error) {
    await recordRefusal(ctx, { event: 'visits.listed', objectKind: 'visit', patientId }, error);
    throw error;
  }
}

/** The options by their titles; the note has the reasons. */
export function decisionInBrief(stored: unknown): VisitList['notes'][number]['decision'] {
  if (stored === null || stored === undefined) return { words: 'No decision recorded', returnOn: null };
  const decision = decisionInput.safeParse(stored).data;
  switch (decision?.kind) {
    case 'options': {
      const { options } = loadKnowledge();
      return { words: decision.options.map((id) => options.find((option) => option.id === id)?.title ?? id).join('; '), returnOn: null };
    }
    case 'none-of-these':
      return { words: 'None of these', returnOn: null };
    case 'not-today':
      return { words: 'Not today', returnOn: decision.returnOn };
    case undefined:
      return { words: 'Decision cannot be read here; the note has it', returnOn: null };
  }
}
