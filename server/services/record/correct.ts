import type { z } from 'zod';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { answerCorrection as answerRow, disagree as disagreeRow, extendCorrection as extendRow, insertCorrection, listCorrections, openTaskOf } from '@/db/queries/record/corrections';
import type { CorrectionRow } from '@/db/queries/record/corrections';
import { findChange } from '@/db/queries/audit/list-changes';
import { holdPatient } from '@/db/queries/patients/store-patient';
import { insertTrace, listCareTeam } from '@/db/queries/tasks/decision-tasks';
import { changeTask, insertManualTask } from '@/db/queries/tasks/task-acts';
import { recordAudit } from '@/server/audit/record-audit';
import type { Act } from '@/server/auth/rights';
import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { dayInWords } from '@/server/clinical/words/day';
import type { answerCorrectionInput, askCorrectionInput, disagreeInput, extendCorrectionInput, RecordPage } from '@/server/contracts/record';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { isRepetition, wrongField } from '../patient-act';
import { recordRefusal } from '../record-refusal';
import { CARRYING_EVENTS, readRecordPage } from './get-record';

/**
 * Days in which a request to correct a record is answered, and by how many the term can be put off once. US: 45 CFR 164.526(b)(2). UK:
 * UK GDPR, article 12(3), one month and two further ones, counted at their shortest.
 */
const TERM = { US: { first: 60, more: 30 }, UK: { first: 28, more: 59 } } as const;
/** Tasks that no flag has raised stand behind those that one has. */
const NO_RISK = 5;
const WHAT = 'Answer the correction of the record that the patient asked for';
const keyOf = (correctionId: string): string => `correction:${correctionId}`;

type Scene = { readonly db: Db; readonly ctx: ServiceContext; readonly on: LocalDate; readonly own: { readonly clinicId: string; readonly patientId: string }; readonly userId: string; readonly by: { readonly byId: string; readonly byName: string } };
type Given = { readonly patientId: string; readonly idempotencyKey?: string | undefined };

/** Does something about a patient's record with the patient held, together with its audit row, and answers with the page as it stands now. */
async function actOnRecord<Input extends Given>(ctx: ServiceContext, input: Input, act: { readonly needs: Act; readonly event: string; readonly run: (scene: Scene) => Promise<string> }): Promise<RecordPage> {
  const { patientId } = input;
  const clinicId = ctx.actor.clinic.id;
  try {
    authorise(ctx.actor, act.needs);
    const { userId, name } = ctx.actor;
    if (userId === null) throw new AppError('not-allowed');
    return await withClinic(acting(ctx), async (db) => {
      if (!(await holdPatient(db, { clinicId, patientId }))) throw new AppError('not-found');
      if (!(await isRepetition(db, ctx, { event: act.event, key: input.idempotencyKey, input }))) {
        const objectId = await act.run({ db, ctx, on: clinicDay(ctx), own: { clinicId, patientId }, userId, by: { byId: userId, byName: name } });
        await recordAudit(db, auditor(ctx), { event: act.event, objectKind: 'correction', objectId, patientId });
      }
      return readRecordPage(db, ctx, patientId);
    });
  } catch (error) {
    await recordRefusal(ctx, { event: act.event, objectKind: 'correction', patientId }, error);
    throw error;
  }
}

/** Writes down what the patient asked for; the term runs from that day, and a task reminds of it. */
export const askCorrection = (ctx: ServiceContext, input: z.output<typeof askCorrectionInput>): Promise<RecordPage> =>
  actOnRecord(ctx, input, {
    needs: 'patient:enter',
    event: 'correction.asked',
    run: async ({ db, on, own, userId, by }) => {
      const { askedOn, askedBy, what } = input;
      if (askedOn > on) throw wrongField('askedOn', 'This day is still to come.');
      const dueOn = addDays(askedOn, TERM[ctx.actor.clinic.region].first);
      const id = await insertCorrection(db, { ...own, askedOn, askedBy, what, dueOn, recordedBy: userId, recordedByName: by.byName });
      const owner = (await listCareTeam(db, own)).find(({ role }) => role === 'prescriber')?.userId ?? null;
      await insertManualTask(db, { ...own, key: keyOf(id), what: WHAT, act: 'review', dueOn, role: 'prescriber', assigneeId: owner, risk: NO_RISK }, by);
      return id;
    },
  });

/** The correction that an act names, while it is not answered. */
async function open({ db, own }: Scene, correctionId: string): Promise<CorrectionRow> {
  const found = (await listCorrections(db, own)).find(({ id }) => id === correctionId);
  if (found === undefined) throw new AppError('not-found');
  if (found.answer !== null) throw new AppError('already-there', { sentence: `This was ${found.answer} already.` });
  return found;
}

/** Puts the term off, once, and within it. */
export const extendCorrection = (ctx: ServiceContext, input: z.output<typeof extendCorrectionInput>): Promise<RecordPage> =>
  actOnRecord(ctx, input, {
    needs: 'note:write',
    event: 'correction.extended',
    run: async (scene) => {
      const { db, on, own, by } = scene;
      const { dueOn, extendedWhy } = await open(scene, input.correctionId);
      if (extendedWhy !== null) throw new AppError('already-there', { sentence: 'The term was put off once already; once is all that there is.' });
      if (on > dueOn) throw new AppError('not-signable', { sentence: 'The term is over: it can be put off only while it runs.' });
      const later = addDays(dueOn, TERM[ctx.actor.clinic.region].more);
      if (!(await extendRow(db, { ...own, correctionId: input.correctionId }, { dueOn: later, why: input.why }))) throw new AppError('changed-meanwhile');
      const taskId = await openTaskOf(db, own, keyOf(input.correctionId));
      if (taskId !== null) {
        await changeTask(db, { clinicId: own.clinicId, taskId }, { dueOn: later, actOn: later });
        await insertTrace(db, [{ ...own, taskId, ...by, what: 'moved', fromOn: dueOn, toOn: later, why: input.why }]);
      }
      return input.correctionId;
    },
  });

/** The answer: accepted, with the act that carried it out, or denied, with the reason. */
export const answerCorrection = (ctx: ServiceContext, input: z.output<typeof answerCorrectionInput>): Promise<RecordPage> =>
  actOnRecord(ctx, input, {
    needs: 'note:write',
    event: 'correction.answered',
    run: async (scene) => {
      const { db, on, own, userId, by } = scene;
      const { correctionId, answer, why, carriedOutBy } = input;
      const asked = await open(scene, correctionId);
      if (answer === 'denied' && carriedOutBy !== null) throw wrongField('carriedOutBy', 'What is denied was carried out by nothing.');
      if (answer === 'accepted') {
        if (carriedOutBy === null) throw wrongField('carriedOutBy', 'Change the record first, then say which change carried it out.');
        const act = await findChange(db, { ...own, id: carriedOutBy, since: new Date(asked.recordedAtMs), events: CARRYING_EVENTS });
        if (act === null) throw wrongField('carriedOutBy', 'This is no change of this record since it was asked for.');
      }
      if (!(await answerRow(db, { ...own, correctionId }, { answer, why, carriedOutBy, answeredOn: on, answeredBy: userId, answeredByName: by.byName }))) throw new AppError('changed-meanwhile');
      const taskId = await openTaskOf(db, own, keyOf(correctionId));
      if (taskId !== null) {
        const reason = `The correction asked for on ${dayInWords(asked.askedOn)} was ${answer}.`;
        await changeTask(db, { clinicId: own.clinicId, taskId }, { status: 'done', reason, closedOn: on, closedByName: by.byName, unreached: false });
        await insertTrace(db, [{ ...own, taskId, ...by, what: 'done', why: reason }]);
      }
      return correctionId;
    },
  });

/** The patient's statement of disagreement with a denial; it goes with the record from now on. */
export const disagree = (ctx: ServiceContext, input: z.output<typeof disagreeInput>): Promise<RecordPage> =>
  actOnRecord(ctx, input, {
    needs: 'patient:enter',
    event: 'correction.disagreed',
    run: async ({ db, on, own }) => {
      const { correctionId, statement } = input;
      if (input.on > on) throw wrongField('on', 'This day is still to come.');
      const found = (await listCorrections(db, own)).find(({ id }) => id === correctionId);
      if (found === undefined) throw new AppError('not-found');
      if (!(await disagreeRow(db, { ...own, correctionId }, { on: input.on, statement }))) {
        throw new AppError('already-there', { sentence: found.answer === 'denied' ? 'There is a statement already.' : 'Only a denial is disagreed with.' });
      }
      return correctionId;
    },
  });
