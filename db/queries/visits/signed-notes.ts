import { and, asc, desc, eq, gt, not, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { user } from '../../schema/account';
import { knowledgeRelease, noteAddendum, noteMark, noteNumber, signedNote, visit } from '../../schema/visit';

const instant = (column: unknown) => sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const noteColumns = {
  id: signedNote.id,
  patientId: signedNote.patientId,
  /** Ids under which the patient was ever known: a merge moves the note and leaves what was signed. */
  patientIds: sql<string[]>`to_json(ids_of_patient(${signedNote.clinicId}, ${signedNote.patientId}))`,
  visitId: signedNote.visitId,
  number: signedNote.number,
  version: signedNote.version,
  snapshot: signedNote.snapshot,
  sha256: signedNote.sha256,
  knowledgeSha256: signedNote.knowledgeSha256,
  needsCoSignature: signedNote.needsCoSignature,
  amends: signedNote.amends,
  amendsWhy: signedNote.amendsWhy,
  signedBy: signedNote.signedBy,
  signedAt: instant(signedNote.signedAt),
};
export type SignedNoteRow = { [Key in keyof typeof noteColumns]: Key extends 'patientIds' ? string[] : Key extends 'version' ? number : Key extends 'needsCoSignature' ? boolean : Key extends 'amends' | 'amendsWhy' ? string | null : string };

export async function getNoteOfVisit(db: Db, { clinicId, visitId }: { readonly clinicId: string; readonly visitId: string }): Promise<SignedNoteRow | null> {
  const [row] = await db.select(noteColumns).from(signedNote).where(and(eq(signedNote.clinicId, clinicId), eq(signedNote.visitId, visitId)));
  return row ?? null;
}

export async function getNote(db: Db, { clinicId, noteId }: { readonly clinicId: string; readonly noteId: string }): Promise<SignedNoteRow | null> {
  const [row] = await db.select(noteColumns).from(signedNote).where(and(eq(signedNote.clinicId, clinicId), eq(signedNote.id, noteId)));
  return row ?? null;
}

/** The note that a person signed under a key of the client's making. */
export async function getNoteByKey(db: Db, { clinicId, signedBy, key }: { readonly clinicId: string; readonly signedBy: string; readonly key: string }): Promise<SignedNoteRow | null> {
  const [row] = await db.select(noteColumns).from(signedNote).where(and(eq(signedNote.clinicId, clinicId), eq(signedNote.signedBy, signedBy), eq(signedNote.idempotencyKey, key)));
  return row ?? null;
}

/** Columns are named in full: in a list of what is selected the builder would leave the table out, and the inner one would answer. */
const inError = sql<boolean>`exists (select from ${noteMark} m where m.clinic_id = signed_note.clinic_id and m.note_id = signed_note.id and m.kind = 'entered-in-error')`;
const isReplaced = sql<boolean>`exists (select from signed_note later where later.clinic_id = signed_note.clinic_id and later.amends = signed_note.id)`;

/** Of the versions of a note the newest alone stands, and none where that one was entered in error. */
const stands = and(not(inError), not(isReplaced));

/** The newest signed note of a patient that stands. */
export async function getLastNote(db: Db, { clinicId, patientId }: { readonly clinicId: string; readonly patientId: string }): Promise<SignedNoteRow | null> {
  const [row] = await db
    .select(noteColumns)
    .from(signedNote)
    .where(and(eq(signedNote.clinicId, clinicId), eq(signedNote.patientId, patientId), stands))
    .orderBy(desc(signedNote.signedAt), desc(signedNote.id))
    .limit(1);
  return row ?? null;
}

/** Where any note of a patient was entered in error: those that stand; else `null`. */
export async function listStandingIfInError(db: Db, { clinicId, patientId }: { readonly clinicId: string; readonly patientId: string }): Promise<SignedNoteRow[] | null> {
  const ofPatient = and(eq(signedNote.clinicId, clinicId), eq(signedNote.patientId, patientId));
  const [anyInError] = await db.select({ id: signedNote.id }).from(signedNote).where(and(ofPatient, inError)).limit(1);
  return anyInError === undefined ? null : db.select(noteColumns).from(signedNote).where(and(ofPatient, stands)).orderBy(desc(signedNote.signedAt), desc(signedNote.id));
}

/** The newest signed note of a patient with a dated plan that stands. */
export async function getLastPlanNote(db: Db, { clinicId, patientId }: { readonly clinicId: string; readonly patientId: string }): Promise<SignedNoteRow | null> {
  const [row] = await db
    .select(noteColumns)
    .from(signedNote)
    .innerJoin(visit, and(eq(visit.clinicId, signedNote.clinicId), eq(visit.id, signedNote.visitId)))
    .where(
      and(
        eq(signedNote.clinicId, clinicId),
        eq(signedNote.patientId, patientId),
        sql`jsonb_typeof(${visit.fields} -> 'plan') = 'object'`,
        stands,
      ),
    )
    .orderBy(desc(signedNote.signedAt), desc(signedNote.id))
    .limit(1);
  return row ?? null;
}

/** The newest version that was signed in place of one, and whether that newest was entered in error. */
export async function getAmendment(db: Db, { clinicId, number, version }: { readonly clinicId: string } & Pick<SignedNoteRow, 'number' | 'version'>): Promise<{ readonly visitId: string; readonly version: number; readonly inError: boolean } | null> {
  const [row] = await db
    .select({ visitId: signedNote.visitId, version: signedNote.version, inError })
    .from(signedNote)
    .where(and(eq(signedNote.clinicId, clinicId), eq(signedNote.number, number), gt(signedNote.version, version)))
    .orderBy(desc(signedNote.version))
    .limit(1);
  return row ?? null;
}

/** Signed notes of a patient without their text, the newest first. */
export const listNotes = (db: Db, { clinicId, patientId }: { readonly clinicId: string; readonly patientId: string }) =>
  db
    .select({
      id: signedNote.id,
      visitId: signedNote.visitId,
      number: signedNote.number,
      version: signedNote.version,
      on: visit.visitOn,
      decision: sql<unknown>`${visit.fields} -> 'decision'`,
      author: user.name,
      needsCoSignature: signedNote.needsCoSignature,
      isAmended: isReplaced,
      marks: sql<string[]>`array(select m.kind from note_mark m where m.clinic_id = ${signedNote.clinicId} and m.note_id = ${signedNote.id} order by m.kind)`,
    })
    .from(signedNote)
    .innerJoin(visit, and(eq(visit.clinicId, signedNote.clinicId), eq(visit.id, signedNote.visitId)))
    .innerJoin(user, eq(user.id, signedNote.signedBy))
    .where(and(eq(signedNote.clinicId, clinicId), eq(signedNote.patientId, patientId)))
    .orderBy(desc(signedNote.signedAt), desc(signedNote.id))
    .limit(200);

/** Every visit of a patient that was signed, the first signed first. */
export const listVisitsOfNotes = (db: Db, { clinicId, patientId }: { readonly clinicId: string; readonly patientId: string }) =>
  db
    .select({ visitId: signedNote.visitId })
    .from(signedNote)
    .where(and(eq(signedNote.clinicId, clinicId), eq(signedNote.patientId, patientId)))
    .orderBy(asc(signedNote.signedAt), asc(signedNote.id));

/** The next number of the clinic in a year: `R-2026-000418`. Waits for whoever takes one this moment. */
export async function takeNumber(db: Db, { clinicId, year }: { readonly clinicId: string; readonly year: number }): Promise<string> {
  const [row] = await db
    .insert(noteNumber)
    .values({ clinicId, year, last: 1 })
    .onConflictDoUpdate({ target: [noteNumber.clinicId, noteNumber.year], set: { last: sql`${noteNumber.last} + 1` } })
    .returning({ last: noteNumber.last });
  return `R-${String(year).padStart(4, '0')}-${String(row?.last ?? 0).padStart(6, '0')}`;
}

export type NewNote = typeof signedNote.$inferInsert;
export async function insertNote(db: Db, note: NewNote): Promise<void> {
  await db.insert(signedNote).values(note);
}

/** The instant by the database's clock, to the millisecond. */
export async function databaseNow(db: Db): Promise<string> {
  const { rows } = await db.execute<{ at: string }>(sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`);
  return rows[0]?.at ?? '';
}

/** Keeps the content under its hash; the same content is kept once. */
export async function keepKnowledge(db: Db, release: { readonly sha256: string; readonly version: string; readonly content: () => string }): Promise<void> {
  const known = await db.select({ sha256: knowledgeRelease.sha256 }).from(knowledgeRelease).where(eq(knowledgeRelease.sha256, release.sha256));
  if (known.length === 0) await db.insert(knowledgeRelease).values({ ...release, content: release.content() }).onConflictDoNothing();
}

/** Content that was kept under its hash. */
export async function getRelease(db: Db, sha256: string): Promise<{ readonly sha256: string; readonly version: string; readonly content: string } | null> {
  const [row] = await db.select({ sha256: knowledgeRelease.sha256, version: knowledgeRelease.version, content: knowledgeRelease.content }).from(knowledgeRelease).where(eq(knowledgeRelease.sha256, sha256));
  return row ?? null;
}

/** Number and hash of every signature of a clinic in order of ids, a page at a time. */
export const pageSignatures = (db: Db, { clinicId, after, limit }: { readonly clinicId: string; readonly after: string | null; readonly limit: number }) =>
  db
    .select({ noteId: signedNote.id, clinicId: signedNote.clinicId, number: signedNote.number, version: signedNote.version, sha256: signedNote.sha256 })
    .from(signedNote)
    .where(and(eq(signedNote.clinicId, clinicId), after === null ? undefined : sql`${signedNote.id} > ${after}::uuid`))
    .orderBy(asc(signedNote.id))
    .limit(limit);

export const listAddenda = (db: Db, { clinicId, noteId }: { readonly clinicId: string; readonly noteId: string }) =>
  db
    .select({ number: noteAddendum.number, text: noteAddendum.text, byId: noteAddendum.byId, byName: noteAddendum.byName, byCredential: noteAddendum.byCredential, at: instant(noteAddendum.at), lateEntryFor: noteAddendum.lateEntryFor })
    .from(noteAddendum)
    .where(and(eq(noteAddendum.clinicId, clinicId), eq(noteAddendum.noteId, noteId)))
    .orderBy(asc(noteAddendum.number))
    .limit(1000);

export const listMarks = (db: Db, { clinicId, noteId }: { readonly clinicId: string; readonly noteId: string }) =>
  db
    .select({ kind: noteMark.kind, why: noteMark.why, byId: noteMark.byId, byName: noteMark.byName, byCredential: noteMark.byCredential, at: instant(noteMark.at) })
    .from(noteMark)
    .where(and(eq(noteMark.clinicId, clinicId), eq(noteMark.noteId, noteId)))
    .orderBy(asc(noteMark.kind));

type By = { readonly clinicId: string; readonly patientId: string; readonly noteId: string; readonly byId: string; readonly byName: string; readonly byCredential: string | null };

/** Adds the next addendum; the patient is held, so numbers follow each other. */
export async function insertAddendum(db: Db, by: By, said: { readonly text: string; readonly lateEntryFor: string | null }): Promise<void> {
  await db.insert(noteAddendum).values({ ...by, ...said, number: sql`(select coalesce(max(a.number), 0) + 1 from note_addendum a where a.clinic_id = ${by.clinicId} and a.note_id = ${by.noteId})` });
}

/** Marks a note once; false when it bears the mark already. */
export async function insertMark(db: Db, by: By, mark: { readonly kind: 'co-signed' | 'entered-in-error'; readonly why: string | null }): Promise<boolean> {
  const made = await db.insert(noteMark).values({ ...by, ...mark }).onConflictDoNothing().returning({ id: noteMark.id });
  return made.length === 1;
}
