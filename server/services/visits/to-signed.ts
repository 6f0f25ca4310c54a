import { getNote } from '@/db/queries/visits/signed-notes';
import type { Db } from '@/db/client';
import type { NoteDocument } from '@/server/clinical/model/note';
import { sharePercent } from '@/server/clinical/note/similarity';
import type { Signed } from '@/server/contracts/visit';
import { signedWords } from '@/server/renderings/note/day-words';
import { plainText } from '@/server/renderings/note/plain-text';
import { mayDo } from '@/server/auth/rights';
import { log } from '@/server/platform/log';
import type { ServiceContext } from '../context';
import { openSnapshot } from './open-snapshot';
import { doseCells } from './read-back';
import type { ReadDocument } from './read-document';

/** Files that a signed visit is handed on as, with words for the buttons. */
const VISIT_FILES = [
  { file: 'note.pdf', label: 'PDF' },
  { file: 'note.docx', label: 'Word' },
  { file: 'note.txt', label: 'Plain text' },
  { file: 'note.md', label: 'Markdown' },
  { file: 'note.fhir.json', label: 'FHIR' },
  { file: 'handout.pdf', label: 'Patient’s sheet' },
  { file: 'plan.ics', label: 'Calendar' },
  { file: 'consult.pdf', label: 'De-identified consult' },
] as const;

const clockIn = (timeZone: string, instant: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(new Date(instant));

function textOf(ctx: ServiceContext, document: NoteDocument): string | null {
  try {
    return plainText(document);
  } catch (error) {
    log().error('export.failed', { requestId: ctx.requestId, clinicId: ctx.actor.clinic.id, error });
    return null;
  }
}

/** A signed note as its screen shows it. */
export async function toSigned(db: Db, ctx: ServiceContext, { document, note, amendedBy }: ReadDocument): Promise<Signed> {
  const { snapshot, status } = document;
  const before = note.amends === null ? null : await getNote(db, { clinicId: ctx.actor.clinic.id, noteId: note.amends });
  const mayWrite = mayDo(ctx.actor.roles, 'note:write');
  const stands = status !== 'entered in error';
  return {
    visitId: note.visitId,
    noteId: note.id,
    number: note.number,
    version: note.version,
    sha256: note.sha256,
    signedAt: note.signedAt,
    signedTime: clockIn(snapshot.clinic.timeZone, note.signedAt),
    on: snapshot.on,
    author: snapshot.author,
    patient: snapshot.patient,
    clinic: { name: snapshot.clinic.name, demo: snapshot.clinic.demo },
    status,
    note: snapshot.note,
    plan: snapshot.plan,
    doses: doseCells(snapshot),
    addenda: document.addenda.map((addendum) => ({ ...addendum, written: signedWords(addendum.at, snapshot.clinic.timeZone) })),
    coSigned: document.coSigned,
    enteredInError: document.enteredInError,
    amends: note.amends === null ? null : { noteId: note.amends, why: note.amendsWhy ?? '' },
    amendedBy,
    plainText: textOf(ctx, document),
    files: VISIT_FILES.filter(({ file }) => snapshot.plan !== null || file !== 'plan.ics').map((entry) => ({ ...entry })),
    may: {
      addAddendum: mayWrite && stands,
      amend: mayWrite && status === 'signed' && note.signedBy === ctx.actor.userId,
      enterInError: mayWrite && (status === 'signed' || status === 'pending co-signature'),
      coSign: mayWrite && status === 'pending co-signature' && note.signedBy !== ctx.actor.userId && ctx.actor.inTraining !== true,
    },
    sharePercent: before === null ? null : sharePercent(snapshot.note, openSnapshot(before).note),
  };
}
