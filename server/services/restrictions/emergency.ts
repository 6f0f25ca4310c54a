import type { z } from 'zod';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { findPerson } from '@/db/queries/patients/find-person';
import { countUnseen, endEmergency as endRow, hiddenIds, insertEmergency, listEmergencies, listMyEmergencies, listRestricted, markSeen } from '@/db/queries/patients/restrictions';
import { recordAudit } from '@/server/audit/record-audit';
import { mayDo } from '@/server/auth/rights';
import type { emergencyInput, EmergencyNotice, EmergencyReport, openEmergencyInput, RestrictedPerson } from '@/server/contracts/restriction';
import { AppError } from '@/server/platform/errors';
import { acting, auditor } from '../context';
import type { ServiceContext } from '../context';
import { momentOf } from '../people/clinic-people';
import { actOnAccess, personOf } from './act-on-access';
import type { AccessScene } from './act-on-access';

/** Opens a restricted chart for reading, for four hours, with a reason that an administrator reads. */
export const openEmergency = (ctx: ServiceContext, { patientId, reason }: z.output<typeof openEmergencyInput>): Promise<{ readonly emergencyId: string }> =>
  actOnAccess(ctx, {
    needs: 'chart:break-glass',
    event: 'chart.opened-in-emergency',
    patientId,
    run: async ({ db, clinicId, by }) => {
      if (!(await hiddenIds(db)).has(patientId)) throw (await findPerson(db, { clinicId, patientId })) === null ? new AppError('not-found') : new AppError('already-there', { sentence: 'This chart is open to you: there is nothing to break.' });
      const emergencyId = await insertEmergency(db, { clinicId, patientId }, { reason, by });
      return { result: { emergencyId }, objectId: emergencyId, details: { reason } };
    },
  });

/** Ends an opening of one's own before it runs out. */
export const endEmergency = (ctx: ServiceContext, { emergencyId }: z.output<typeof emergencyInput>): Promise<void> =>
  actOnAccess(ctx, {
    needs: 'chart:break-glass',
    event: 'chart.emergency-ended',
    patientId: null,
    run: async ({ db, clinicId, by }) => {
      const patientId = await endRow(db, { clinicId, userId: by.userId, emergencyId });
      if (patientId === null) throw new AppError('not-found');
      return { result: undefined, objectId: emergencyId, patientId };
    },
  });

const nobody = (id: string): RestrictedPerson => ({ id, displayName: 'Restriction lifted since', birthOn: null });

async function peopleOf(db: Db): Promise<(id: string) => RestrictedPerson> {
  const people = new Map((await listRestricted(db, {})).map((row) => [row.id, personOf(row)]));
  return (id) => people.get(id) ?? nobody(id);
}

/** What every page has to say to this person. It leaves a row only where it names a patient: it is asked with every page. */
export const getEmergencyNotice = (ctx: ServiceContext): Promise<EmergencyNotice> =>
  withClinic(acting(ctx), async (db) => {
    const { clinic, userId, roles } = ctx.actor;
    const mine = mayDo(roles, 'chart:break-glass') && userId !== null ? await listMyEmergencies(db, { clinicId: clinic.id, userId }) : [];
    const nameOf = mine.length === 0 ? nobody : await peopleOf(db);
    if (mine.length > 0) await recordAudit(db, auditor(ctx), { event: 'chart-access.noticed', objectKind: 'chart-access' });
    return {
      open: mine.map(({ id, patientId, expiresAt }) => ({ id, patient: nameOf(patientId), until: momentOf(ctx, expiresAt), untilAt: expiresAt.toISOString() })),
      unseen: mayDo(roles, 'clinic:administer') ? await countUnseen(db, clinic.id) : 0,
    };
  });

async function report(ctx: ServiceContext, scene: AccessScene): Promise<EmergencyReport> {
  const [rows, restricted] = [await listEmergencies(scene.db, scene.clinicId), await listRestricted(scene.db, {})];
  const nameOf = await peopleOf(scene.db);
  return {
    openings: rows.map(({ id, patientId, by, reason, openedAt, endedAt, seenBy }) => ({ id, patient: nameOf(patientId), by, reason, opened: momentOf(ctx, openedAt), ended: endedAt === null ? null : momentOf(ctx, new Date(endedAt)), seenBy })),
    restricted: restricted.map(personOf),
  };
}

export const getEmergencyReport = (ctx: ServiceContext): Promise<EmergencyReport> =>
  actOnAccess(ctx, { needs: 'clinic:administer', event: 'chart-access.reported', patientId: null, run: async (scene) => ({ result: await report(ctx, scene), objectId: null }) });

/** An administrator looked at an opening: the notice of it goes. */
export const seeEmergency = (ctx: ServiceContext, { emergencyId }: z.output<typeof emergencyInput>): Promise<EmergencyReport> =>
  actOnAccess(ctx, {
    needs: 'clinic:administer',
    event: 'chart.emergency-seen',
    patientId: null,
    run: async (scene) => {
      const patientId = await markSeen(scene.db, { clinicId: scene.clinicId, emergencyId, byName: scene.by.name });
      if (patientId === null) throw new AppError('not-found');
      return { result: await report(ctx, scene), objectId: emergencyId, patientId };
    },
  });
