import type { z } from 'zod';
import { withClinic } from '@/db/client';
import { readPatientRow } from '@/db/queries/patients/read-patient';
import { addToldApart, takeBackToldApart } from '@/db/queries/record/told-apart';
import { recordAudit } from '@/server/audit/record-audit';
import type { compareInput, mergeDoneSchema, tellApartInput } from '@/server/contracts/merging';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';

type Done = z.output<typeof mergeDoneSchema>;

/** Acts on two entries in one transaction, with a row of the trail under each id: whoever looks for either finds it. */
async function ofTwo(ctx: ServiceContext, event: string, { patientId, otherId }: z.output<typeof compareInput>, act: (db: Parameters<Parameters<typeof withClinic>[1]>[0], two: { readonly clinicId: string; readonly a: string; readonly b: string }, userId: string) => Promise<boolean>): Promise<Done> {
  const audit = { event, objectKind: 'patient' };
  const clinicId = ctx.actor.clinic.id;
  try {
    authorise(ctx.actor, 'patient:merge');
    const { userId } = ctx.actor;
    if (userId === null || patientId === otherId) throw new AppError('not-found');
    await withClinic(acting(ctx), async (db) => {
      for (const id of [patientId, otherId]) if ((await readPatientRow(db, { clinicId, patientId: id })) === null) throw new AppError('not-found');
      // Said or taken back before: it stands as it does, and nothing was done.
      if (!(await act(db, { clinicId, a: patientId, b: otherId }, userId))) return;
      for (const id of [patientId, otherId]) await recordAudit(db, auditor(ctx), { ...audit, objectId: id === patientId ? otherId : patientId, patientId: id });
    });
    return { patientId };
  } catch (error) {
    await recordRefusal(ctx, { ...audit, patientId }, error);
    throw error;
  }
}

/** Keeps that two entries are two people: they are proposed as one no more, until somebody takes it back. */
export const tellApart = (ctx: ServiceContext, { why, ...two }: z.output<typeof tellApartInput>): Promise<Done> =>
  ofTwo(ctx, 'patient.told-apart', two, (db, of, userId) => addToldApart(db, of, { why, userId, name: ctx.actor.name }));

/** Takes back that two entries are two people; what was said stays written. */
export const takeBackApart = (ctx: ServiceContext, two: z.output<typeof compareInput>): Promise<Done> =>
  ofTwo(ctx, 'patient.apart-taken-back', two, (db, of) => takeBackToldApart(db, of, ctx.actor.name));
