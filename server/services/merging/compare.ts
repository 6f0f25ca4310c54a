import type { z } from 'zod';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { countsOf, listPairs, survivorOf } from '@/db/queries/record/merges';
import { findToldApart, listToldApart } from '@/db/queries/record/told-apart';
import type { ToldApart } from '@/db/queries/record/told-apart';
import { loadChart } from '@/db/queries/chart/load-chart';
import { listPatientsById } from '@/db/queries/patients/list-patients';
import { readPatientRow } from '@/db/queries/patients/read-patient';
import { recordAudit } from '@/server/audit/record-audit';
import { mayDo } from '@/server/auth/rights';
import type { compareInput, ComparedSide, Comparison, Duplicates, whereIsInput, whereIsSchema } from '@/server/contracts/merging';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { dayIn } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { likeness } from '../patients/likeness';
import { summarisePatient } from '../patients/summarise-patient';
import { recordRefusal } from '../record-refusal';
import { proofOf } from '../step-up';

async function side(db: Db, ctx: ServiceContext, { patientId, on }: { readonly patientId: string; readonly on: LocalDate }): Promise<ComparedSide> {
  const own = { clinicId: ctx.actor.clinic.id, patientId };
  const loaded = await loadChart(db, { ...own, on });
  const person = await readPatientRow(db, own);
  if (loaded === null || person === null) throw new AppError('not-found');
  const { row, chart } = loaded;
  const counts = await countsOf(db, own);
  return {
    ...summarisePatient({ id: patientId, ...row, identifiers: row.identifiers ?? [] }, on),
    otherNames: [...person.otherNames],
    contact: { phone: row.phone, email: row.email, address: row.address },
    counts: Object.entries(counts).map(([what, count]) => ({ what, count })),
    medicines: chart.episodes.map(({ display, status }) => `${display}, ${status}`),
    conditions: chart.conditions.map(({ text }) => text),
    allergies: chart.allergies.map(({ text }) => text),
    lastSeenOn: [...chart.reports, ...chart.observations].reduce<LocalDate | null>((last, { on: day }) => (last === null || day > last ? day : last), null),
  };
}

/** Two patients side by side. Both charts are read, and both say so in the audit trail. */
export async function comparePatients(ctx: ServiceContext, { patientId, otherId }: z.output<typeof compareInput>): Promise<Comparison> {
  const act = { event: 'patient.compared', objectKind: 'patient' };
  try {
    authorise(ctx.actor, 'chart:read');
    if (patientId === otherId) throw new AppError('not-found');
    const on = clinicDay(ctx);
    return await withClinic(acting(ctx), async (db) => {
      const sides = [await side(db, ctx, { patientId, on }), await side(db, ctx, { patientId: otherId, on })];
      for (const id of [patientId, otherId]) await recordAudit(db, auditor(ctx), { ...act, objectId: id === patientId ? otherId : patientId, patientId: id });
      const [a, b] = sides;
      const apart = await findToldApart(db, { clinicId: ctx.actor.clinic.id, a: patientId, b: otherId });
      const found = a === undefined || b === undefined ? null : likeness({ ...a, familyName: a.name.family, givenName: a.name.given }, { ...b, familyName: b.name.family, givenName: b.name.given });
      return { sides, agreesIn: [...(found?.agreesIn ?? [])], isPossibleDuplicate: found?.why === 'possible-duplicate', apart: apart === null ? null : said(ctx, apart), mayMerge: mayDo(ctx.actor.roles, 'patient:merge'), proof: proofOf(ctx.actor) };
    });
  } catch (error) {
    await recordRefusal(ctx, { ...act, patientId }, error);
    throw error;
  }
}

const said = (ctx: ServiceContext, { why, by, at }: ToldApart) => ({ why, by, on: dayIn(ctx.actor.clinic.timeZone, at) });

/** Pairs looked at, and pairs shown. */
const MOST_PAIRS = 2_000;
const SHOWN = 100;

/** Everybody in the clinic who may have been entered twice, by the rules of likeness. */
export async function listDuplicates(ctx: ServiceContext): Promise<Duplicates> {
  const act = { event: 'patient.duplicates-listed', objectKind: 'patient' };
  try {
    authorise(ctx.actor, 'chart:read');
    const on = clinicDay(ctx);
    const clinicId = ctx.actor.clinic.id;
    return await withClinic(acting(ctx), async (db) => {
      const pairs = await listPairs(db, { clinicId, limit: MOST_PAIRS });
      const told = await listToldApart(db, { clinicId, limit: SHOWN });
      const ids = [...new Set([...pairs.flatMap(({ a, b }) => [a, b]), ...told.flatMap(({ oneId, otherId }) => [oneId, otherId])])];
      const people = new Map((await listPatientsById(db, { clinicId, ids })).map((row) => [row.id, row]));
      const alike = pairs.flatMap(({ a, b }) => {
        const [one, other] = [people.get(a), people.get(b)];
        const found = one === undefined || other === undefined ? null : likeness(one, other);
        return one === undefined || other === undefined || found?.why !== 'possible-duplicate' ? [] : [{ a: summarisePatient(one, on), b: summarisePatient(other, on), agreesIn: [...found.agreesIn] }];
      });
      const sorted = alike.sort((x, y) => (x.a.displayName < y.a.displayName ? -1 : 1));
      await recordAudit(db, auditor(ctx), { ...act, details: { pairs: sorted.length } });
      const apart = told.flatMap((one) => {
        const [a, b] = [people.get(one.oneId), people.get(one.otherId)];
        // Merged or purged since, or restricted to a care team: there is nobody to show.
        return a === undefined || b === undefined ? [] : [{ a: summarisePatient(a, on), b: summarisePatient(b, on), ...said(ctx, one) }];
      });
      return { pairs: sorted.slice(0, SHOWN), more: sorted.length > SHOWN || pairs.length === MOST_PAIRS, apart };
    });
  } catch (error) {
    await recordRefusal(ctx, { ...act, patientId: null }, error);
    throw error;
  }
}

/** Under which id a patient who was merged is found now. */
export async function whereIsPatient(ctx: ServiceContext, { patientId }: z.output<typeof whereIsInput>): Promise<z.output<typeof whereIsSchema>> {
  const act = { event: 'patient.followed', objectKind: 'patient' };
  try {
    authorise(ctx.actor, 'chart:read');
    return await withClinic(acting(ctx), async (db) => {
      const survivor = await survivorOf(db, { clinicId: ctx.actor.clinic.id, patientId });
      if (survivor === null) throw new AppError('not-found');
      await recordAudit(db, auditor(ctx), { ...act, objectId: survivor, patientId });
      return { patientId: survivor };
    });
  } catch (error) {
    await recordRefusal(ctx, { ...act, patientId }, error);
    throw error;
  }
}
