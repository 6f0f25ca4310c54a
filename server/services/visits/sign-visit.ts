import type { z } from 'zod';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { holdPatient } from '@/db/queries/patients/store-patient';
import { closeDraft, getVisitRow } from '@/db/queries/visits/drafts';
import { databaseNow, getNoteByKey, insertNote, keepKnowledge, takeNumber } from '@/db/queries/visits/signed-notes';
import type { SignedNoteRow } from '@/db/queries/visits/signed-notes';
import { recordAudit } from '@/server/audit/record-audit';
import { seal } from '@/server/clinical/note/seal';
import type { Snapshot } from '@/server/clinical/model/note';
import type { Signed, signVisitInput } from '@/server/contracts/visit';
import { knowledgeText } from '@/server/knowledge/stamp';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { faultPoint } from '@/server/platform/fault-points';
import { newId } from '@/server/platform/ids';
import { log } from '@/server/platform/log';
import { logSignatures } from '@/server/platform/signature-log';
import type { SignatureLine } from '@/server/platform/signature-log';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { notHeld } from '../restrictions/not-held';
import { stepUp } from '../step-up';
import { applyDecision } from '../tasks/apply-decision';
import { composeDraft, readDraftRows } from './compose-draft';
import type { Composed } from './compose-draft';
import { openSnapshot } from './open-snapshot';
import { readDocument } from './read-document';
import { areInitialsOf, WRONG_INITIALS } from './initials';
import { toSigned } from './to-signed';

type Input = z.output<typeof signVisitInput>;

/**
 * Signs what the author saw. One transaction holds the patient, composes anew, compares with the hash of what the
 * screen showed, and keeps snapshot, number, knowledge, follow-up tasks and audit row together or none of them. The
 * same key again gives the same signature.
 */
export async function signVisit(ctx: ServiceContext, input: Input): Promise<Signed> {
  const made = await commit(ctx, input);
  // From here on it is signed: what fails now is never told or recorded as a refusal to sign.
  faultPoint('after-commit');
  if (made !== null) await writeDown(ctx, made);
  faultPoint('after-log');
  const signed = await withClinic(acting(ctx), async (db) => {
    const read = await readDocument(db, ctx, input.visitId);
    if (read === null) throw new AppError('unexpected');
    return toSigned(db, ctx, read);
  }).catch((error: unknown) => {
    log().error('signature.not-shown', { requestId: ctx.requestId, clinicId: ctx.actor.clinic.id, error });
    throw new AppError('signed-not-shown', {}, { cause: error });
  });
  faultPoint('before-answer');
  return signed;
}

async function commit(ctx: ServiceContext, input: Input): Promise<SignatureLine | null> {
  try {
    authorise(ctx.actor, 'note:write');
    const { userId } = ctx.actor;
    if (userId === null) throw new AppError('not-allowed');
    await stepUp(ctx, input.proof);
    faultPoint('before-transaction');
    return await withClinic(acting(ctx), (db) => signOnce(db, ctx, { input, userId }));
  } catch (error) {
    await recordRefusal(ctx, { event: 'note.signed', objectKind: 'note', patientId: input.patientId }, error);
    throw error;
  }
}

/** Notes the signature outside the database too. It stands whether or not that works: the next start writes down what is missing. */
async function writeDown({ requestId, actor: { clinic } }: ServiceContext, line: SignatureLine): Promise<void> {
  await logSignatures([line]).catch((error: unknown) => { log().error('signature.not-logged', { requestId, clinicId: clinic.id, error }); });
}

/** `null` when the same key signed before. */
async function signOnce(db: Db, ctx: ServiceContext, { input, userId }: { readonly input: Input; readonly userId: string }): Promise<SignatureLine | null> {
  const { patientId, visitId, version, seenHash, idempotencyKey } = input;
  const clinicId = ctx.actor.clinic.id;
  const on = clinicDay(ctx);
  if (!(await holdPatient(db, { clinicId, patientId }))) throw await notHeld(db, { clinicId: ctx.actor.clinic.id, patientId });
  faultPoint('after-hold');
  const earlier = await getNoteByKey(db, { clinicId, signedBy: userId, key: idempotencyKey });
  if (earlier !== null) {
    if (earlier.visitId !== visitId || earlier.patientId !== patientId || seenBefore(earlier) !== seenHash) throw new AppError('repeated-differently');
    return null;
  }
  const row = await getVisitRow(db, { clinicId, visitId });
  if (row?.patientId !== patientId) throw new AppError('not-found');
  if (row.authorId !== userId) throw new AppError('not-allowed', { sentence: 'Only its author signs a draft.' });
  if (row.status !== 'draft') throw new AppError('already-there', { sentence: 'This visit was signed already.' });
  if (row.version !== version) throw new AppError('changed-meanwhile', { sentence: 'The draft changed since you looked. Nothing was signed; look at it again.' });
  const rows = await readDraftRows(db, ctx, { row, on });
  faultPoint('after-read');
  const composed = composeDraft(ctx, rows);
  check(composed, input);
  if (composed.draft.seenHash !== seenHash) throw new AppError('changed-meanwhile', { sentence: 'The chart or the rules changed since you looked. Nothing was signed; look at what changed.' });
  faultPoint('after-checks');
  return store(db, ctx, { composed, input, userId, amended: rows.amended });
}

/** The hash of what was on the screen when a note was signed: of all of it but what signing gave. */
const seenBefore = (row: SignedNoteRow): string => seal({ ...openSnapshot(row), number: '', version: 1, signedAt: '' }).sha256;

/** What the server looks at again, whatever the screen did. */
function check({ draft }: Composed, { initials, birthYear }: Input): void {
  const [first] = draft.missing;
  if (first !== undefined) throw new AppError('not-signable', { sentence: `Nothing was signed. ${first}` });
  if (draft.mustLook) throw new AppError('not-signable', { sentence: 'The chart or the rules changed since you looked. Nothing was signed; look at what changed.' });
  if (draft.risks.length === 0) return;
  const year = /(?<!\d)\d{4}(?!\d)/.exec(draft.patient.birthOn ?? draft.patient.birthText ?? '')?.[0] ?? null;
  const wrong: Record<string, string> = {};
  if (!areInitialsOf(initials ?? '', draft.patient)) wrong.initials = WRONG_INITIALS;
  if (year !== null && (birthYear ?? '').trim() !== year) wrong.birthYear = 'This is not the year of birth of the patient on this screen.';
  if (Object.keys(wrong).length > 0) throw new AppError('invalid-input', { fields: wrong, sentence: 'Nothing was signed. Check who this is about.' });
}

type Storing = { readonly composed: Composed; readonly input: Input; readonly userId: string; readonly amended: SignedNoteRow | null };

async function store(db: Db, ctx: ServiceContext, { composed, input, userId, amended }: Storing): Promise<SignatureLine> {
  const { actor } = ctx;
  const clinicId = actor.clinic.id;
  const { visitId, patientId, version } = input;
  if (!(await closeDraft(db, { clinicId, visitId, version, visitOn: composed.snapshot.on }))) throw new AppError('changed-meanwhile');
  faultPoint('after-close');
  const number = amended === null ? await takeNumber(db, { clinicId, year: Number(composed.snapshot.on.slice(0, 4)) }) : amended.number;
  faultPoint('after-number');
  const knowledge = loadKnowledge();
  await keepKnowledge(db, { sha256: knowledge.stamp.hash, version: knowledge.stamp.version, content: () => knowledgeText(knowledge) });
  faultPoint('after-knowledge');
  const signedAt = ctx.at?.toISOString() ?? (await databaseNow(db));
  const snapshot: Snapshot = { ...composed.snapshot, number, version: amended === null ? 1 : amended.version + 1, signedAt };
  const sealed = seal(snapshot);
  const noteId = newId();
  await insertNote(db, {
    id: noteId, clinicId, patientId, visitId, number,
    version: snapshot.version,
    snapshot: sealed.text,
    sha256: sealed.sha256,
    knowledgeSha256: knowledge.stamp.hash,
    needsCoSignature: actor.inTraining === true,
    amends: amended?.id ?? null,
    amendsWhy: composed.draft.amends?.why ?? null,
    signedBy: userId,
    signedAt: new Date(signedAt),
    idempotencyKey: input.idempotencyKey,
  });
  faultPoint('after-note');
  const { visit, plan, assessment, on } = composed.snapshot;
  const tasks = await applyDecision(db, {
    clinicId, patientId, noteId, number, version: snapshot.version, hasPlan: plan !== null, decided: visit.decision !== null, wanted: composed.tasks, flags: assessment.flags, on, by: { byId: userId, byName: actor.name }, at: ctx.at,
  });
  faultPoint('after-tasks');
  await recordAudit(db, auditor(ctx), {
    event: 'note.signed', objectKind: 'note', objectId: noteId, objectVersion: snapshot.version, patientId,
    details: { number, tasks: composed.tasks.length, tasksMoved: tasks.moved, tasksCancelled: tasks.cancelled, tasksLapsed: tasks.lapsed, riskRaised: composed.draft.risks.length > 0 },
  });
  faultPoint('before-commit');
  return { noteId, clinicId, number, version: snapshot.version, sha256: sealed.sha256 };
}
