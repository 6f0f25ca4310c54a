import type { z } from 'zod';
import { sqlState, withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { endHolds, getPurge, getRetentionRule, insertHold, insertPurge, insertRetentionRule, listPast, listTombstones, PURGE_REFUSALS, purgePatient as purgeRows, withdrawPurge as withdrawRow } from '@/db/queries/record/retention';
import { readPatientRow } from '@/db/queries/patients/read-patient';
import { recordAudit } from '@/server/audit/record-audit';
import type { holdInput, proposePurgeInput, purgeInput, releaseInput, Retention, setRetentionInput, withdrawPurgeInput } from '@/server/contracts/retention';
import { dayIn } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor } from '../context';
import type { ServiceContext } from '../context';
import { displayName } from '../patients/summarise-patient';
import { recordRefusal } from '../record-refusal';
import { proofOf, stepUp } from '../step-up';

const MOST_PAST = 200;
const MOST_TOMBSTONES = 500;

async function show(db: Db, ctx: ServiceContext): Promise<Retention> {
  const { clinic, userId } = ctx.actor;
  const own = { clinicId: clinic.id };
  const rule = await getRetentionRule(db, own);
  const past = rule === null ? [] : await listPast(db, { ...own, years: rule.years, limit: MOST_PAST + 1 });
  const tombstones = await listTombstones(db, { ...own, limit: MOST_TOMBSTONES });
  return {
    years: rule?.years ?? null,
    past: past.slice(0, MOST_PAST).map((row) => ({
      patientId: row.id,
      displayName: displayName(row.familyName, row.givenName),
      birthOn: row.birthOn,
      number: row.number,
      lastOn: dayIn(clinic.timeZone, new Date(row.lastMs)),
      hold: row.holdWhy,
      proposal: row.purgeId === null ? null : { id: row.purgeId, why: row.purgeWhy ?? '', by: row.proposedBy ?? '', isMine: row.proposedById === userId },
    })),
    more: past.length > MOST_PAST,
    tombstones: tombstones.map(({ atMs, ...row }) => ({ ...row, on: dayIn(clinic.timeZone, new Date(atMs)) })),
    proof: proofOf(ctx.actor),
  };
}

type Scene = { readonly db: Db; readonly clinicId: string; readonly by: { readonly userId: string; readonly name: string } };
type Done = { readonly objectId: string | null; readonly patientId: string | null; readonly details?: Readonly<Record<string, string | number | boolean | null>> };

/** One act of an administrator about how long records are kept: the right, who it is where asked, one transaction with its audit row. */
async function keep(ctx: ServiceContext, { event, proof }: { readonly event: string; readonly proof?: string | null }, act: (scene: Scene) => Promise<Done>): Promise<Retention> {
  try {
    authorise(ctx.actor, 'clinic:administer');
    const { userId, name, clinic } = ctx.actor;
    if (userId === null) throw new AppError('not-allowed');
    if (proof !== undefined) await stepUp(ctx, proof, 'Nothing was changed.');
    return await withClinic(acting(ctx), async (db) => {
      const { objectId, patientId, details = {} } = await act({ db, clinicId: clinic.id, by: { userId, name } });
      await recordAudit(db, auditor(ctx), { event, objectKind: 'retention', objectId, patientId, details });
      return show(db, ctx);
    });
  } catch (error) {
    await recordRefusal(ctx, { event, objectKind: 'retention', patientId: null }, error);
    throw error;
  }
}

export const getRetention = (ctx: ServiceContext): Promise<Retention> => keep(ctx, { event: 'retention.read' }, () => Promise.resolve({ objectId: null, patientId: null }));

export const setRetention = (ctx: ServiceContext, { years, proof }: z.output<typeof setRetentionInput>): Promise<Retention> =>
  keep(ctx, { event: 'retention.set', proof }, async ({ db, clinicId, by }) => {
    const before = await getRetentionRule(db, { clinicId });
    await insertRetentionRule(db, { clinicId, version: (before?.version ?? 0) + 1, years }, by);
    return { objectId: null, patientId: null, details: { before: before?.years ?? null, after: years } };
  });

async function assertHere(db: Db, own: { readonly clinicId: string; readonly patientId: string }): Promise<void> {
  if ((await readPatientRow(db, own)) === null) throw new AppError('not-found');
}

/** The first of two administrators: says that a record is past its time. Nothing is changed by it. */
export const proposePurge = (ctx: ServiceContext, { patientId, why }: z.output<typeof proposePurgeInput>): Promise<Retention> =>
  keep(ctx, { event: 'retention.purge-proposed' }, async ({ db, clinicId, by }) => {
    await assertHere(db, { clinicId, patientId });
    const purgeId = await insertPurge(db, { clinicId, patientId, why }, by).catch((error: unknown) => {
      throw sqlState(error) === PURGE_REFUSALS.twice ? new AppError('already-there', { sentence: 'This record is proposed already.' }, { cause: error }) : error;
    });
    return { objectId: purgeId, patientId };
  });

export const withdrawPurge = (ctx: ServiceContext, { purgeId }: z.output<typeof withdrawPurgeInput>): Promise<Retention> =>
  keep(ctx, { event: 'retention.purge-withdrawn' }, async ({ db, clinicId, by }) => {
    const found = await getPurge(db, { clinicId, purgeId });
    if (found === null) throw new AppError('not-found');
    await withdrawRow(db, { clinicId, purgeId }, by);
    return { objectId: purgeId, patientId: found.subjectId };
  });

/** What the database refused, in words. */
function inWords(error: unknown): unknown {
  const options = { cause: error };
  switch (sqlState(error)) {
    case PURGE_REFUSALS.gone:
      return new AppError('not-found', {}, options);
    case PURGE_REFUSALS.samePerson:
      return new AppError('not-allowed', { sentence: 'You proposed this. Another administrator purges it.' }, options);
    case PURGE_REFUSALS.held:
      return new AppError('not-allowed', { sentence: 'A hold stands on this record: nothing of it is purged until the hold is released.' }, options);
    case PURGE_REFUSALS.tooEarly:
      return new AppError('not-allowed', { sentence: 'The time for which this record is kept is not over. Nothing was purged.' }, options);
    default:
      return error;
  }
}

/** The second administrator: deletes everything about the patient for good, but for counts and hashes. */
export const purgeRecord = (ctx: ServiceContext, { purgeId, proof }: z.output<typeof purgeInput>): Promise<Retention> =>
  keep(ctx, { event: 'retention.purged', proof }, async ({ db, clinicId, by }) => {
    const found = await getPurge(db, { clinicId, purgeId });
    if (found === null) throw new AppError('not-found');
    await purgeRows(db, purgeId, by).catch((error: unknown) => { throw inWords(error); });
    return { objectId: purgeId, patientId: found.subjectId };
  });

/** Forbids the purge of a record. */
export const placeHold = (ctx: ServiceContext, { patientId, why }: z.output<typeof holdInput>): Promise<Retention> =>
  keep(ctx, { event: 'retention.held' }, async ({ db, clinicId, by }) => {
    await assertHere(db, { clinicId, patientId });
    await insertHold(db, { clinicId, patientId, why }, by);
    return { objectId: patientId, patientId };
  });

export const releaseHold = (ctx: ServiceContext, { patientId, proof }: z.output<typeof releaseInput>): Promise<Retention> =>
  keep(ctx, { event: 'retention.released', proof }, async ({ db, clinicId, by }) => {
    if (!(await endHolds(db, { clinicId, patientId }, by))) throw new AppError('not-found');
    return { objectId: patientId, patientId };
  });
