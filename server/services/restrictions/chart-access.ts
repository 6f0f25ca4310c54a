import type { z } from 'zod';
import { hiddenIds, insertRestriction, liftRestriction as liftRow, listMyEmergencies, listRestricted, listTeam, standingRestriction } from '@/db/queries/patients/restrictions';
import type { RestrictedRow } from '@/db/queries/patients/restrictions';
import { findPerson } from '@/db/queries/patients/find-person';
import { mayDo } from '@/server/auth/rights';
import type { ChartAccess, patientOnlyInput, restrictChartInput } from '@/server/contracts/restriction';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { momentOf } from '../people/clinic-people';
import { actOnAccess, personOf } from './act-on-access';
import type { AccessScene } from './act-on-access';

/** Somebody of the clinic whose chart is open to the reader, or restricted; to anybody else there is nobody. */
async function personFor({ db, clinicId }: AccessScene, patientId: string): Promise<RestrictedRow> {
  const found = (await findPerson(db, { clinicId, patientId })) ?? (await listRestricted(db, { patientId }))[0];
  if (found === undefined) throw new AppError('not-found');
  return found;
}

/** Nobody of the care team could sign: restricted, the chart would be open to no prescriber. */
const needsPrescriber = (team: Awaited<ReturnType<typeof listTeam>>): boolean => !team.some(({ role }) => role === 'prescriber');

async function show(ctx: ServiceContext, scene: AccessScene, patientId: string): Promise<ChartAccess> {
  const { db, clinicId, by } = scene;
  const of = { clinicId, patientId };
  const person = await personFor(scene, patientId);
  const [standing, team, hidden] = [await standingRestriction(db, of), await listTeam(db, of), await hiddenIds(db)];
  const isEmergency = standing !== null && (await listMyEmergencies(db, { clinicId, userId: by.userId })).some((one) => one.patientId === patientId);
  return {
    patient: personOf(person),
    restricted: standing === null ? null : { since: momentOf(ctx, standing.setAt), by: standing.setByName, why: hidden.has(patientId) ? null : standing.why },
    team: team.map(({ name, role }) => ({ name, role })),
    reader: hidden.has(patientId) ? 'outside' : isEmergency && !team.some(({ userId }) => userId === by.userId) ? 'emergency' : 'open',
    mayRestrict: mayDo(ctx.actor.roles, 'chart:restrict'),
    needsPrescriber: needsPrescriber(team),
  };
}

/** Who may open a chart. To a prescriber outside of it this is all that is told. */
export const getChartAccess = (ctx: ServiceContext, { patientId }: z.output<typeof patientOnlyInput>): Promise<ChartAccess> =>
  actOnAccess(ctx, {
    needs: 'chart:read',
    event: 'chart-access.read',
    patientId,
    run: async (scene) => ({ result: await show(ctx, scene, patientId), objectId: patientId }),
  });

/** From now on only the care team opens this chart, and whoever covers for one of them. */
export const restrictChart = (ctx: ServiceContext, { patientId, why }: z.output<typeof restrictChartInput>): Promise<ChartAccess> =>
  actOnAccess(ctx, {
    needs: 'chart:restrict',
    event: 'chart.restricted',
    patientId,
    run: async (scene) => {
      const of = { clinicId: scene.clinicId, patientId };
      await personFor(scene, patientId);
      const team = await listTeam(scene.db, of);
      if (needsPrescriber(team)) throw new AppError('needs-confirmation', { sentence: 'No prescriber is in the care team of this patient: nobody could open the chart. Hand the patient over to one first, in the worklist.' });
      if (!(await insertRestriction(scene.db, of, { why, by: scene.by }))) throw new AppError('already-there', { sentence: 'This chart is restricted already.' });
      return { result: await show(ctx, scene, patientId), objectId: patientId };
    },
  });

/** Opens a chart to the whole clinic again: by a prescriber of the care team, or by an administrator. */
export const liftRestriction = (ctx: ServiceContext, { patientId }: z.output<typeof patientOnlyInput>): Promise<void> =>
  actOnAccess(ctx, {
    needs: 'chart:restrict',
    event: 'chart.restriction-lifted',
    patientId,
    run: async (scene) => {
      const of = { clinicId: scene.clinicId, patientId };
      await personFor(scene, patientId);
      const isInTeam = (await listTeam(scene.db, of)).some(({ userId }) => userId === scene.by.userId);
      if (!isInTeam && !mayDo(ctx.actor.roles, 'clinic:administer')) throw new AppError('not-allowed', { sentence: 'Only a prescriber of the care team or an administrator lifts it.' });
      if (!(await liftRow(scene.db, of, scene.by.name))) throw new AppError('already-there', { sentence: 'This chart is open to the clinic already.' });
      return { result: undefined, objectId: patientId };
    },
  });
