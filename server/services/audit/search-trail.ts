import type { z } from 'zod';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { listDisclosures, listReaders, searchAudit } from '@/db/queries/audit/search-audit';
import { searchPrefixes } from '@/db/queries/patients/fold';
import { listPatients } from '@/db/queries/patients/list-patients';
import { recordAudit } from '@/server/audit/record-audit';
import { AUDIT_PAGE, MOST_EXPORTED } from '@/server/contracts/audit';
import type { AuditPage, AuditRow, exportAuditInput, searchAuditInput } from '@/server/contracts/audit';
import { csv } from '@/server/exports/csv/scores-csv';
import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { dayIn, endOfDay, timeIn } from '@/server/platform/clock';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { toDisclosure } from '../record/get-record';
import { recordRefusal } from '../record-refusal';

type Filter = z.output<typeof exportAuditInput>;
type Meant = AuditPage['patients'];
/** More people than this are not what somebody looks for by name. */
const MOST_PATIENTS = 20;

/** Opens the trail for an administrator; looking at it is itself an act that it keeps. */
async function inTrail<Result>(ctx: ServiceContext, event: string, look: (db: Db) => Promise<{ readonly result: Result; readonly count: number; readonly patientId: string | null }>): Promise<Result> {
  try {
    authorise(ctx.actor, 'clinic:administer');
    return await withClinic(acting(ctx), async (db) => {
      const { result, count, patientId } = await look(db);
      await recordAudit(db, auditor(ctx), { event, objectKind: 'audit', patientId, details: { rows: count } });
      return result;
    });
  } catch (error) {
    await recordRefusal(ctx, { event, objectKind: 'audit', patientId: null }, error);
    throw error;
  }
}

async function whoIsMeant(db: Db, ctx: ServiceContext, words: string): Promise<Meant | null> {
  if (words.trim() === '') return null;
  const prefixes = searchPrefixes(words, ctx.actor.clinic.country !== 'US');
  const found = await listPatients(db, { clinicId: ctx.actor.clinic.id, prefixes, after: null, limit: MOST_PATIENTS, on: clinicDay(ctx), blunting: '' });
  return found.map(({ id, familyName, givenName, identifiers }) => ({ id, displayName: nameOf(familyName, givenName), number: identifiers[0]?.value ?? null }));
}

/** The first instant after a calendar day of the clinic. */
const afterDay = (timeZone: string, day: LocalDate): Date => new Date(endOfDay(timeZone, day).getTime() + 1);
const nameOf = (family: string, given: string): string => `${family.toUpperCase()}, ${given}`;

async function rowsOf(db: Db, ctx: ServiceContext, { words, outcome, from, to }: Filter, { meant, before, limit }: { readonly meant: Meant | null; readonly before: number | null; readonly limit: number }): Promise<AuditRow[]> {
  const { id: clinicId, timeZone } = ctx.actor.clinic;
  const rows = await searchAudit(db, {
    clinicId, words: words.trim(), outcome, before, limit,
    patientIds: meant?.map(({ id }) => id) ?? null,
    from: from === null ? null : afterDay(timeZone, addDays(from, -1)),
    until: to === null ? null : afterDay(timeZone, to),
  });
  return rows.map(({ id, at, objectKind, patientId, familyName, givenName, number, ...row }) => ({
    ...row,
    id,
    on: dayIn(timeZone, at),
    time: timeIn(timeZone, at),
    object: objectKind,
    patient: patientId === null ? null : { id: patientId, displayName: familyName === null ? 'no such patient' : nameOf(familyName, givenName ?? ''), number },
  }));
}

/** The trail as an administrator reads it; beside one patient, who saw the chart and what of it left the system. */
export const searchTrail = (ctx: ServiceContext, { cursor, ...filter }: z.output<typeof searchAuditInput>): Promise<AuditPage> =>
  inTrail(ctx, 'audit.read', async (db) => {
    const meant = await whoIsMeant(db, ctx, filter.patient);
    const rows = meant?.length === 0 ? [] : await rowsOf(db, ctx, filter, { meant, before: cursor ?? null, limit: AUDIT_PAGE + 1 });
    const shown = rows.slice(0, AUDIT_PAGE);
    const one = meant?.length === 1 ? (meant[0]?.id ?? null) : null;
    const result = { rows: shown, next: rows.length > AUDIT_PAGE ? (shown.at(-1)?.id ?? null) : null, patients: meant ?? [], ...(await about(db, ctx, one)) };
    return { result, count: shown.length, patientId: one };
  });

async function about(db: Db, ctx: ServiceContext, patientId: string | null): Promise<Pick<AuditPage, 'readers' | 'disclosures'>> {
  if (patientId === null) return { readers: [], disclosures: [] };
  const { id: clinicId, timeZone } = ctx.actor.clinic;
  const dayAt = (ms: string) => dayIn(timeZone, new Date(Number(ms)));
  const readers = await listReaders(db, { clinicId, patientId });
  const disclosures = await listDisclosures(db, { clinicId, patientId });
  return {
    readers: readers.map(({ name, roles, times, first, last }) => ({ name, roles, times, firstOn: dayAt(first), lastOn: dayAt(last) })),
    disclosures: disclosures.map((row) => toDisclosure(row, timeZone)),
  };
}

const COLUMNS = ['id', 'day', 'time', 'person', 'roles', 'act', 'object', 'outcome', 'refusal', 'patient', 'patient_number', 'request'] as const;

/** The same rows as a file for a spreadsheet. */
export const exportTrail = (ctx: ServiceContext, filter: Filter): Promise<{ readonly name: string; readonly csv: string; readonly rows: number; readonly more: boolean }> =>
  inTrail(ctx, 'audit.exported', async (db) => {
    const meant = await whoIsMeant(db, ctx, filter.patient);
    const rows = meant?.length === 0 ? [] : await rowsOf(db, ctx, filter, { meant, before: null, limit: MOST_EXPORTED + 1 });
    const kept = rows.slice(0, MOST_EXPORTED);
    const text = csv(COLUMNS, kept.map(({ id, on, time, actor, roles, event, object, outcome, refusal, patient, requestId }) => [id, on, time, actor, roles.join(' '), event, object, outcome, refusal, patient?.displayName, patient?.number, requestId]));
    return { result: { name: `audit-${clinicDay(ctx)}.csv`, csv: text, rows: kept.length, more: rows.length > kept.length }, count: kept.length, patientId: meant?.length === 1 ? (meant[0]?.id ?? null) : null };
  });
