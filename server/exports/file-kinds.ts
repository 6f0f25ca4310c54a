import type { NoteDocument } from '@/server/clinical/model/note';
import type { RecordPaper } from '@/server/renderings/record/record-paper';

/** Files by name and kind, apart from what writes them: the pages' own program loads no writer. */
export const FILE_KINDS = ['note.txt', 'note.md', 'note.pdf', 'note.docx', 'note.fhir.json', 'plan.ics', 'handout.pdf', 'consult.pdf', 'scores.csv'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** What is to be written; everything in it can be sent to another thread. */
export type FileOrder = {
  readonly file: FileKind;
  readonly document: NoteDocument;
  /** The version before an amended one, for the calendar. */
  readonly previous: NoteDocument | null;
  /** The patient agreed that the calendar names drugs. */
  readonly names: boolean;
  /** The plan was stopped: the calendar takes its days out. */
  readonly cancel: boolean;
};

/** The whole record of a patient, to be written in a form that takes time. */
export type RecordOrder = { readonly file: 'record.pdf'; readonly record: RecordPaper };

export const CONTENT_TYPES: Readonly<Record<FileKind, string>> = {
  'note.txt': 'text/plain; charset=utf-8',
  'note.md': 'text/markdown; charset=utf-8',
  'note.pdf': 'application/pdf',
  'note.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'note.fhir.json': 'application/fhir+json; charset=utf-8',
  'plan.ics': 'text/calendar; charset=utf-8',
  'handout.pdf': 'application/pdf',
  'consult.pdf': 'application/pdf',
  'scores.csv': 'text/csv; charset=utf-8',
};

/** `note-R-2026-000418-v1.pdf`, `note-DRAFT-XXXXXX.pdf`, `consult-XXXXXX.pdf`: no name, and nothing that a person typed. */
export function fileName(file: FileKind, { snapshot, sha256 }: NoteDocument, random: string): string {
  const [stem = '', ...ending] = file.split('.');
  if (file === 'consult.pdf' || file === 'scores.csv') return namelessFile(file, random);
  const number = /^R-\d{4}-\d{6,}$/.test(snapshot.number) ? snapshot.number : 'R';
  const middle = sha256 === null ? `DRAFT-${lettersOf(random)}` : `${number}-v${snapshot.version}`;
  return `${stem}-${middle}.${ending.join('.')}`;
}

const lettersOf = (random: string): string => random.replace(/[^A-Za-z0-9]/g, '').slice(0, 6).toUpperCase().padEnd(6, 'X');

/** `scores-XXXXXX.csv`: no name and no number of anybody. */
export function namelessFile(file: string, random: string): string {
  const [stem = '', ...ending] = file.split('.');
  return `${stem}-${lettersOf(random)}.${ending.join('.')}`;
}
