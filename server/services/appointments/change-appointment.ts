import type { z } from 'zod';
import { withClinic } from '@/db/client';
import { holdPatient } from '@/db/queries/patients/store-patient';
import { markAppointment, settleAppointment, storeAppointment } from '@/db/queries/today/appointments';
import { recordAudit } from '@/server/audit/record-audit';
import type { cancelAppointmentInput, createAppointmentInput, settleAppointmentInput } from '@/server/contracts/today';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { checkPlannableDay } from '../check-day';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { isRepetition } from '../patient-act';
import { recordRefusal } from '../record-refusal';

type Made = { readonly appointmentId: string };
const OBJECT = 'appointment';

/** An appointment entered by hand, of a patient who was chosen. */
export async function createAppointment(ctx: ServiceContext, input: z.output<typeof createAppointmentInput>): Promise<Made> {
  const act = { event: 'appointment.entered', objectKind: OBJECT, patientId: input.patientId };
  const whose = { clinicId: ctx.actor.clinic.id, by: ctx.actor.userId };
  try {
    authorise(ctx.actor, 'patient:enter');
    checkPlannableDay('onDay', input.onDay, { birthOn: null, on: clinicDay(ctx) });
    return await withClinic(acting(ctx), async (db) => {
      if (!(await holdPatient(db, { clinicId: whose.clinicId, patientId: input.patientId }))) throw new AppError('not-found');
      await isRepetition(db, ctx, { event: act.event, key: input.idempotencyKey, input });
      const { id, outcome } = await storeAppointment(db, whose, {
        onDay: input.onDay,
        atTime: input.atTime,
        minutes: null,
        said: '',
        described: { family: null, given: null, birthOn: null, numbers: [] },
        reason: input.reason,
        withWhom: null,
        source: 'entered',
        sourceKey: `${input.onDay} ${input.atTime} ${input.patientId}`,
        joined: { patientId: input.patientId, joinedOn: 'person' },
        cancelled: false,
      });
      // The same patient at the same time stands there already: entered again after it was called off, it is on again.
      if (outcome !== 'added') await markAppointment(db, whose, { id, off: false });
      await recordAudit(db, auditor(ctx), { ...act, objectId: id });
      return { appointmentId: id };
    });
  } catch (error) {
    await recordRefusal(ctx, act, error);
    throw error;
  }
}

/** Somebody says whose appointment a row is. Said once: another patient needs another row. */
export async function settleAppointmentOf(ctx: ServiceContext, { appointmentId, patientId }: z.output<typeof settleAppointmentInput>): Promise<Made> {
  const act = { event: 'appointment.settled', objectKind: OBJECT, patientId };
  const whose = { clinicId: ctx.actor.clinic.id, by: ctx.actor.userId };
  try {
    authorise(ctx.actor, 'patient:enter');
    await withClinic(acting(ctx), async (db) => {
      if (!(await holdPatient(db, { clinicId: whose.clinicId, patientId }))) throw new AppError('not-found');
      if (!(await settleAppointment(db, whose, { id: appointmentId, patientId }))) throw new AppError('changed-meanwhile', { sentence: 'Somebody settled or removed this appointment in the meantime.' });
      await recordAudit(db, auditor(ctx), { ...act, objectId: appointmentId });
    });
    return { appointmentId };
  } catch (error) {
    await recordRefusal(ctx, act, error);
    throw error;
  }
}

/** Takes an appointment off the list, or puts it back. */
export async function cancelAppointment(ctx: ServiceContext, { appointmentId, off }: z.output<typeof cancelAppointmentInput>): Promise<Made> {
  const act = { event: off ? 'appointment.removed' : 'appointment.restored', objectKind: OBJECT };
  try {
    authorise(ctx.actor, 'patient:enter');
    await withClinic(acting(ctx), async (db) => {
      const marked = await markAppointment(db, { clinicId: ctx.actor.clinic.id, by: ctx.actor.userId }, { id: appointmentId, off });
      if (marked === null) throw new AppError('not-found');
      await recordAudit(db, auditor(ctx), { ...act, objectId: appointmentId, patientId: marked.patientId });
    });
    return { appointmentId };
  } catch (error) {
    await recordRefusal(ctx, { ...act, patientId: null }, error);
    throw error;
  }
}
