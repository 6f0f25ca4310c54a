import type { Db } from '@/db/client';
import { getAmendment, getNoteOfVisit, listAddenda, listMarks } from '@/db/queries/visits/signed-notes';
import type { SignedNoteRow } from '@/db/queries/visits/signed-notes';
import { parseLocalDate } from '@/server/clinical/model/local-date';
import type { NoteDocument, NotePerson, NoteStatus } from '@/server/clinical/model/note';
import type { ServiceContext } from '../context';
import { openSnapshot } from './open-snapshot';

export type ReadDocument = { readonly document: NoteDocument; readonly note: SignedNoteRow; readonly amendedBy: { readonly visitId: string; readonly version: number; readonly inError: boolean } | null };

const personOf = ({ byId, byName, byCredential }: { readonly byId: string; readonly byName: string; readonly byCredential: string | null }): NotePerson => ({ id: byId, name: byName, credential: byCredential });

/**
 * The signed note of a visit with what was added to it since, for every window and export; `null` while it is a draft.
 * A row that was changed by hand is refused as damaged.
 */
export async function readDocument(db: Db, ctx: ServiceContext, visitId: string): Promise<ReadDocument | null> {
  const clinicId = ctx.actor.clinic.id;
  const note = await getNoteOfVisit(db, { clinicId, visitId });
  if (note === null) return null;
  const of = { clinicId, noteId: note.id };
  const marks = await listMarks(db, of);
  const coSigned = marks.find(({ kind }) => kind === 'co-signed');
  const inError = marks.find(({ kind }) => kind === 'entered-in-error');
  const amendedBy = await getAmendment(db, { clinicId, number: note.number, version: note.version });
  const addenda = await listAddenda(db, of);
  const status: NoteStatus = inError !== undefined ? 'entered in error' : amendedBy !== null ? 'amended' : note.needsCoSignature && coSigned === undefined ? 'pending co-signature' : 'signed';
  return {
    note,
    amendedBy,
    document: {
      snapshot: openSnapshot(note),
      sha256: note.sha256,
      status,
      addenda: addenda.map(({ number, text, at, lateEntryFor, ...by }) => ({ number, text, author: personOf(by), at, lateEntryFor: lateEntryFor === null ? null : parseLocalDate(lateEntryFor) })),
      coSigned: coSigned === undefined ? null : { by: personOf(coSigned), at: coSigned.at },
      enteredInError: inError === undefined ? null : { why: inError.why ?? '', by: personOf(inError), at: inError.at },
    },
  };
}
