import { withClinic } from '@/db/client';
import { insertDisclosure } from '@/db/queries/visits/around-signing';
import { getVisitRow } from '@/db/queries/visits/drafts';
import { getNote } from '@/db/queries/visits/signed-notes';
import type { SignedNoteRow } from '@/db/queries/visits/signed-notes';
import type { NoteDocument } from '@/server/clinical/model/note';
import type { ExportFile } from '@/server/contracts/export';
import { renderApart } from '@/server/exports/render-apart';
import { CONTENT_TYPES, fileName } from '@/server/exports/file-kinds';
import { AppError } from '@/server/platform/errors';
import { newToken } from '@/server/platform/ids';
import { log } from '@/server/platform/log';
import { authorise } from '../authorise';
import { acting, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { composeDraft, readDraftRows } from './compose-draft';
import { openSnapshot } from './open-snapshot';
import { readDocument } from './read-document';
import { actOnVisit } from './visit-act';
import { vouchFor } from './vouch-for';

export type ExportWish = { readonly visitId: string; readonly file: ExportFile; readonly names: boolean; readonly cancel: boolean };
export type Exported = { readonly bytes: Buffer; readonly name: string; readonly type: string };

/** Forms that say DRAFT on every page; in any other a draft could pass for a note. */
const OF_A_DRAFT: ReadonlySet<ExportFile> = new Set<ExportFile>(['note.txt', 'note.md', 'note.pdf', 'note.docx', 'handout.pdf']);

type Source = { readonly document: NoteDocument; readonly previous: NoteDocument | null; /** The signed note and the one it amends. */ readonly notes: readonly SignedNoteRow[] };

/**
 * Writes a file from what was signed, or from a draft that says so. Read, then write outside any transaction, then leave
 * the disclosure row; without that row nothing leaves. A note whose row was changed by hand is refused, also when its hash
 * was changed with it.
 */
export async function exportVisit(ctx: ServiceContext, wish: ExportWish): Promise<Exported> {
  const { visitId, file, names, cancel } = wish;
  const { document, previous, notes } = await readSource(ctx, wish);
  const bytes = await renderApart({ file, document, previous, names, cancel }).catch((error: unknown) => {
    log().error('export.failed', { requestId: ctx.requestId, clinicId: ctx.actor.clinic.id, error });
    throw new AppError('unexpected', { sentence: 'The file could not be made. The note is as it was; try again, or take another form.' }, { cause: error });
  });
  if (bytes === null) throw new AppError('not-found', { sentence: 'This visit has no plan, so there is nothing to hand out.' });
  await actOnVisit(ctx, { visitId }, {
    needs: 'note:export',
    event: 'note.disclosed',
    run: async ({ db, row, userId }) => {
      await insertDisclosure(db, { clinicId: ctx.actor.clinic.id, patientId: row.patientId, visitId, noteId: notes[0]?.id ?? null, file, snapshotSha256: document.sha256, byId: userId, byName: ctx.actor.name });
      return { result: null, details: { file, names } };
    },
  });
  return { bytes, name: fileName(file, document, newToken()), type: CONTENT_TYPES[file] };
}

async function readSource(ctx: ServiceContext, { visitId, file }: ExportWish): Promise<Source> {
  let patientId: string | null = null;
  try {
    authorise(ctx.actor, 'note:export');
    const source = await withClinic(acting(ctx), async (db): Promise<Source> => {
      const clinicId = ctx.actor.clinic.id;
      const row = await getVisitRow(db, { clinicId, visitId });
      if (row === null) throw new AppError('not-found');
      patientId = row.patientId;
      const read = await readDocument(db, ctx, visitId);
      if (read !== null) {
        const before = read.note.amends === null ? null : await getNote(db, { clinicId, noteId: read.note.amends });
        const previous = before === null ? null : { ...read.document, snapshot: openSnapshot(before), sha256: before.sha256 };
        return { document: read.document, previous, notes: [read.note, ...(before === null ? [] : [before])] };
      }
      if (!OF_A_DRAFT.has(file)) throw new AppError('not-found', { sentence: 'This form opens when the note is signed.' });
      const { snapshot } = composeDraft(ctx, await readDraftRows(db, ctx, { row, on: clinicDay(ctx) }));
      const document: NoteDocument = { snapshot: { ...snapshot, signedAt: row.updatedAt }, sha256: null, status: 'draft', addenda: [], coSigned: null, enteredInError: null };
      return { document, previous: null, notes: [] };
    });
    await vouchFor(ctx, source.notes);
    return source;
  } catch (error) {
    await recordRefusal(ctx, { event: 'note.disclosed', objectKind: 'visit', patientId }, error);
    throw error;
  }
}
