import type { z } from 'zod';
import { insertDisclosure, insertFlagAnswer } from '@/db/queries/visits/around-signing';
import { cancelTasks, openTasksOfNote } from '@/db/queries/tasks/decision-tasks';
import { insertDraft, listDrafts } from '@/db/queries/visits/drafts';
import { insertAddendum, insertMark } from '@/db/queries/visits/signed-notes';
import { assess } from '@/server/clinical/assess';
import { cleanText } from '@/server/contracts/fields';
import type { addAddendumInput, amendInput, answerFlagInput, coSignInput, enterInErrorInput, Signed } from '@/server/contracts/visit';
import { visitFieldsSchema } from '@/server/contracts/visit-fields';
import type { Workspace } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { openAlertsOf } from '../today/alerts-of';
import { withAlerts } from '../today/with-alerts';
import { restoreDecisions } from '../tasks/restore-decisions';
import { closeAlerts } from '../report-requests/close-alerts';
import { actOnPatient, isRepetition, wrongField } from '../patient-act';
import type { ServiceContext } from '../context';
import { alertsOf, maySettle, raisedHash, saysTooLittle, shownHash, TOO_FEW_WORDS } from './flag-answers';
import { readDocument } from './read-document';
import type { ReadDocument } from './read-document';
import { stepUp } from '../step-up';
import { seeDraft } from './staleness';
import { toSigned } from './to-signed';
import { actOnVisit } from './visit-act';
import type { VisitScene } from './visit-act';

type NoteAct = { readonly patientId: string; readonly visitId: string; readonly idempotencyKey?: string | undefined };

/** Adds something to a signed note and answers with it as it stands now; the same key again adds nothing. */
function actOnNote<Input extends NoteAct>(ctx: ServiceContext, input: Input, act: { readonly event: string; readonly run: (scene: VisitScene, read: ReadDocument) => Promise<void> }): Promise<Signed> {
  return actOnVisit<Signed>(ctx, input, {
    needs: 'note:write',
    event: act.event,
    holds: true,
    run: async (scene) => {
      const { db, row } = scene;
      const read = await readDocument(db, ctx, row.id);
      if (read === null) throw new AppError('not-signable', { sentence: 'This is a draft: only a signed note can be added to.' });
      if (!(await isRepetition(db, ctx, { event: act.event, key: input.idempotencyKey, input }))) await act.run(scene, read);
      const fresh = await readDocument(db, ctx, row.id);
      if (fresh === null) throw new AppError('unexpected');
      return { result: await toSigned(db, ctx, fresh), objectId: read.note.id, details: { number: read.note.number, version: read.note.version } };
    },
  });
}

const by = ({ ctx, userId, row }: VisitScene, { note }: ReadDocument) =>
  ({ clinicId: ctx.actor.clinic.id, patientId: row.patientId, noteId: note.id, byId: userId, byName: ctx.actor.name, byCredential: ctx.actor.credential ?? null }) as const;

/** Words added later; both note and addendum stay. */
export const addAddendum = (ctx: ServiceContext, input: z.output<typeof addAddendumInput>): Promise<Signed> =>
  actOnNote(ctx, input, {
    event: 'note.addendum',
    run: async (scene, read) => {
      const text = cleanText(input.text);
      if (text === '') throw wrongField('text', 'Something must be written here.');
      if (input.lateEntryFor !== null && input.lateEntryFor > scene.on) throw wrongField('lateEntryFor', 'This day is still to come.');
      if (read.document.status === 'entered in error') throw new AppError('not-signable', { sentence: 'This note was entered in error; nothing is added to it.' });
      await insertAddendum(scene.db, by(scene, read), { text, lateEntryFor: input.lateEntryFor });
    },
  });

/** That the note was a mistake. It stays readable, marked on every window; what it asked to be done is taken back, and what it had put an end to is asked for again. */
export const enterInError = (ctx: ServiceContext, input: z.output<typeof enterInErrorInput>): Promise<Signed> =>
  actOnNote(ctx, input, {
    event: 'note.entered-in-error',
    run: async (scene, read) => {
      if (read.document.status === 'amended') throw new AppError('not-signable', { sentence: 'A later version stands for this note; mark that one.' });
      if (!(await insertMark(scene.db, by(scene, read), { kind: 'entered-in-error', why: input.why }))) throw new AppError('already-there', { sentence: 'This note is marked as entered in error already.' });
      const clinicId = scene.ctx.actor.clinic.id;
      const taskIds = await openTasksOfNote(scene.db, { clinicId, noteId: read.note.id });
      const person = { byId: scene.userId, byName: scene.ctx.actor.name };
      await cancelTasks(scene.db, { clinicId }, { taskIds, why: `${read.note.number} was entered in error: ${input.why}`, on: scene.on, by: person });
      await restoreDecisions(scene.db, ctx, { patientId: scene.row.patientId, on: scene.on, by: person });
    },
  });

/** The signature of a prescriber who is not in training beside that of one who is. */
export async function coSign(ctx: ServiceContext, input: z.output<typeof coSignInput>): Promise<Signed> {
  const { inTraining } = ctx.actor;
  await stepUp(ctx, input.proof);
  return actOnNote(ctx, input, {
    event: 'note.co-signed',
    run: async (scene, read) => {
      if (inTraining === true || read.note.signedBy === scene.userId) throw new AppError('not-allowed', { sentence: 'A co-signature is another prescriber’s, who is not in training.' });
      if (read.document.status !== 'pending co-signature') throw new AppError('not-signable', { sentence: 'This note does not wait for a co-signature.' });
      if (read.note.sha256 !== input.seenHash) throw new AppError('changed-meanwhile');
      await insertMark(scene.db, by(scene, read), { kind: 'co-signed', why: null });
    },
  });
}

/** Opens a draft that amends a signed note: the same fields, the next version when it is signed. */
export const amend = (ctx: ServiceContext, input: z.output<typeof amendInput>): Promise<{ readonly visitId: string }> =>
  actOnVisit(ctx, input, {
    needs: 'note:write',
    event: 'note.amending',
    holds: true,
    run: async ({ db, row, on, userId }) => {
      const read = await readDocument(db, ctx, row.id);
      if (read?.document.status !== 'signed') throw new AppError('not-signable', { sentence: 'Only the standing version of a signed note can be amended.' });
      const of = { clinicId: ctx.actor.clinic.id, patientId: row.patientId };
      if (read.note.signedBy !== userId) throw new AppError('not-allowed', { sentence: 'Only its author amends a note; others add to it.' });
      const open = (await listDrafts(db, of)).find(({ authorId }) => authorId === userId);
      if (open?.amends === read.note.id) return { result: { visitId: open.id } };
      if (open !== undefined) throw new AppError('already-there', { sentence: 'You have a draft for this patient. Sign it first.' });
      const fields = visitFieldsSchema.parse(row.fields);
      const visitId = await insertDraft(db, { ...of, authorId: userId, visitOn: on, fields, amends: read.note.id, amendsWhy: input.why, seen: seeDraft({ ...read.document.snapshot, at: read.note.signedAt }) });
      if (visitId === null) throw new AppError('changed-meanwhile');
      return { result: { visitId }, details: { number: read.note.number } };
    },
  });

/** One line about what was done for a flag as the screen showed it, and whether that settles it; it stays in the note. */
export const answerFlag = (ctx: ServiceContext, input: z.output<typeof answerFlagInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'note:write',
    event: 'flag.answered',
    objectKind: 'flag',
    change: async ({ db, on, chart, ctx: { actor } }) => {
      const open = await openAlertsOf(db, { clinicId: actor.clinic.id, patientId: input.patientId, chart });
      const { flags } = assess(chart, loadKnowledge(), on);
      const shown = withAlerts(flags, open).find(({ id }) => id === input.flag);
      const flag = flags.find(({ id }) => id === input.flag) ?? shown;
      if (flag === undefined || shown === undefined || actor.userId === null) throw new AppError('not-found', { sentence: 'This flag is not raised any more.' });
      if (shownHash(shown, open) !== input.raisedHash) throw new AppError('chart-changed', { sentence: 'What raised this flag changed since this screen was drawn. Nothing was kept. Look at the flag as it stands now, then answer it.' });
      if (input.settled && !maySettle(loadKnowledge().flags.find(({ id }) => id === input.flag))) throw new AppError('invalid-input', { sentence: 'No answer settles this flag: it stands until the chart raises it no more. Say what was done and let it stay open.' });
      if (input.settled && saysTooLittle(shown, input.what)) throw new AppError('invalid-input', { sentence: TOO_FEW_WORDS });
      await insertFlagAnswer(db, {
        clinicId: actor.clinic.id, patientId: input.patientId, flag: flag.id, raisedSha256: raisedHash(flag), what: input.what, settled: input.settled, answeredOn: on, byId: actor.userId, byName: actor.name,
      });
      // The same assessment answers what the patient's form raised: one record, not two. One that leaves the flag open ends no telling of the on-call contacts.
      const alerts = input.settled ? await closeAlerts(db, ctx, { patientId: input.patientId, alertIds: alertsOf(flag.id, open).map(({ id }) => id), assessment: input.what }) : 0;
      return { objectId: flag.id, details: { level: flag.level, settled: input.settled, alerts } };
    },
  });

/** That the note went to the clipboard: one row an export. */
export const recordDisclosure = (ctx: ServiceContext, input: { readonly visitId: string; readonly file: string }): Promise<{ done: true }> =>
  actOnVisit<{ done: true }>(ctx, input, {
    needs: 'note:read',
    event: 'note.disclosed',
    run: async ({ db, row, userId }) => {
      const read = await readDocument(db, ctx, row.id);
      await insertDisclosure(db, {
        clinicId: ctx.actor.clinic.id, patientId: row.patientId, visitId: row.id, noteId: read?.note.id ?? null, file: input.file, snapshotSha256: read?.note.sha256 ?? null, byId: userId, byName: ctx.actor.name,
      });
      return { result: { done: true }, details: { file: input.file } };
    },
  });

