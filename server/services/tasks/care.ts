import type { z } from 'zod';
import { endCover as endCoverRow, insertCover, listClinicians } from '@/db/queries/tasks/beside-tasks';
import { followPatient as followRow, insertHandover, listPanel, movePatient, patientsHere } from '@/db/queries/tasks/care-team';
import { cancelTasks, listDecisionTasks } from '@/db/queries/tasks/decision-tasks';
import { holdPatient } from '@/db/queries/patients/store-patient';
import type { endCoverInput, followPatientInput, setCoverInput, stopFollowUpInput, transferInput } from '@/server/contracts/task-act';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { wrongField } from '../patient-act';
import { notHeld } from '../restrictions/not-held';
import { actInClinic } from './in-clinic';

const MOST_MOVED = 500;

/** Who looks after whose tasks on which days. */
export const setCover = (ctx: ServiceContext, input: z.output<typeof setCoverInput>): Promise<{ readonly coverId: string }> =>
  actInClinic(ctx, {
    needs: 'task:work',
    event: 'cover.set',
    objectKind: 'cover',
    patientId: null,
    run: async ({ db, on, clinicId, userId }) => {
      const people = await listClinicians(db, { clinicId });
      if (![input.absentId, input.coveringId].every((id) => people.some((person) => person.id === id))) throw new AppError('not-found', { sentence: 'One of them is nobody of this clinic.' });
      if (input.absentId === input.coveringId) throw wrongField('coveringId', 'Somebody else covers.');
      if (input.toOn < input.fromOn) throw wrongField('toOn', 'The last day is before the first.');
      if (input.toOn < on) throw wrongField('toOn', 'These days are past.');
      const coverId = await insertCover(db, { ...input, clinicId, by: userId });
      return { result: { coverId }, objectId: coverId, details: { from: input.fromOn, to: input.toOn } };
    },
  });

export const endCover = (ctx: ServiceContext, { coverId }: z.output<typeof endCoverInput>): Promise<{ readonly coverId: string }> =>
  actInClinic(ctx, {
    needs: 'task:work',
    event: 'cover.ended',
    objectKind: 'cover',
    patientId: null,
    run: async ({ db, clinicId }) => {
      if (!(await endCoverRow(db, { clinicId, coverId }))) throw new AppError('not-found');
      return { result: { coverId }, objectId: coverId };
    },
  });

/** Gives one patient or a whole panel to another person, with open tasks, drafts and the line that was written for it. */
export const transfer = (ctx: ServiceContext, { patientIds, fromId, toId, role, line }: z.output<typeof transferInput>): Promise<{ readonly patients: number; readonly tasks: number; readonly drafts: number; readonly draftsKept: number }> =>
  actInClinic(ctx, {
    needs: 'task:work',
    event: 'care.transferred',
    objectKind: 'care-team',
    patientId: null,
    run: async ({ db, clinicId, by }) => {
      const to = (await listClinicians(db, { clinicId })).find(({ id }) => id === toId);
      if (to?.roles.includes(role) !== true) throw new AppError('not-found', { sentence: `This person is no ${role} of the clinic.` });
      if (patientIds === null && fromId === null) throw wrongField('patientIds', 'Say which patients, or whose.');
      const wanted = patientIds ?? (await listPanel(db, { clinicId, userId: fromId ?? '', role, limit: MOST_MOVED }));
      const here = await patientsHere(db, { clinicId, patientIds: wanted });
      // Of somebody's whole panel, what is restricted to others stays where it is.
      if (patientIds !== null && here.length !== new Set(wanted).size) throw new AppError('not-found');
      const sum = { patients: 0, tasks: 0, drafts: 0, draftsKept: 0 };
      for (const patientId of here) {
        if (!(await holdPatient(db, { clinicId, patientId }))) throw await notHeld(db, { clinicId, patientId });
        const moved = await movePatient(db, { clinicId, patientId, role, fromId, toId });
        await insertHandover(db, { clinicId, patientId, role, fromId: moved.fromId, toId, line, tasks: moved.tasks, drafts: moved.drafts, ...by });
        Object.assign(sum, { patients: sum.patients + 1, tasks: sum.tasks + moved.tasks, drafts: sum.drafts + moved.drafts, draftsKept: sum.draftsKept + moved.draftsKept });
      }
      return { result: sum, objectId: toId, details: { role, ...sum } };
    },
  });

export const followPatient = (ctx: ServiceContext, { patientId, follows }: z.output<typeof followPatientInput>): Promise<{ readonly follows: boolean }> =>
  actInClinic(ctx, {
    needs: 'task:work',
    event: follows ? 'patient.followed' : 'patient.unfollowed',
    objectKind: 'patient',
    patientId,
    run: async ({ db, clinicId, userId }) => {
      await followRow(db, { clinicId, userId, patientId, follows });
      return { result: { follows }, objectId: patientId };
    },
  });

/** Ends what plans and deferrals ask for of a patient, with the reason; what was made by hand and what a red-flag answer asks for stays. */
export const stopFollowUp = (ctx: ServiceContext, { patientId, why }: z.output<typeof stopFollowUpInput>): Promise<{ readonly cancelled: number }> =>
  actInClinic(ctx, {
    needs: 'task:answer',
    event: 'plan.follow-up-stopped',
    objectKind: 'patient',
    patientId,
    run: async ({ db, on, clinicId, by }) => {
      const open = await listDecisionTasks(db, { clinicId, patientId, noteNumber: '' });
      const taskIds = open.filter(({ source, status }) => (source === 'plan' || source === 'deferral') && status !== 'done').map(({ id }) => id);
      const cancelled = await cancelTasks(db, { clinicId }, { taskIds, why, on, by });
      return { result: { cancelled }, objectId: patientId, details: { cancelled } };
    },
  });
