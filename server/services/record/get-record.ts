import type { z } from 'zod';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { listChanges } from '@/db/queries/audit/list-changes';
import { listDisclosures } from '@/db/queries/audit/search-audit';
import { listCorrections, oldestOpen } from '@/db/queries/record/corrections';
import type { CorrectionRow } from '@/db/queries/record/corrections';
import { listMerges } from '@/db/queries/record/merges';
import { readPatientRow } from '@/db/queries/patients/read-patient';
import { recordAudit } from '@/server/audit/record-audit';
import { mayDo } from '@/server/auth/rights';
import type { Accounting, Correction, Disclosure, recordInput, RecordPage } from '@/server/contracts/record';
import { dayInWords } from '@/server/clinical/words/day';
import { dayIn, timeIn } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { disclosedWords } from '@/server/renderings/record/disclosed-words';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordNumberAmong } from '../patients/record-number';
import { displayName } from '../patients/summarise-patient';
import { recordRefusal } from '../record-refusal';
import { proofOf } from '../step-up';
import { CHART_EVENTS, eventInWords } from '../workspace/chart-events';

/** Acts on what was signed that can carry out a correction. */
const NOTE_EVENTS: Readonly<Record<string, string>> = { 'note.addendum': 'addendum to a signed note', 'note.signed': 'note signed', 'note.entered-in-error': 'note marked as entered in error' };
export const CARRYING_EVENTS: readonly string[] = [...CHART_EVENTS, ...Object.keys(NOTE_EVENTS)];
const inWords = (event: string): string => NOTE_EVENTS[event] ?? eventInWords(event);

/** Of one patient: one by hand every hour for ten years. */
export const MOST_DISCLOSURES = 100_000;

export function toCorrection({ recordedAtMs: _recordedAtMs, carriedOutEvent, carriedOutAtMs, carriedOutActor, ...row }: CorrectionRow, timeZone: string): Correction {
  const at = carriedOutAtMs === null ? null : new Date(carriedOutAtMs);
  return { ...row, carriedOut: carriedOutEvent === null || at === null ? null : `${inWords(carriedOutEvent)} by ${carriedOutActor ?? ''}, ${dayInWords(dayIn(timeZone, at))} ${timeIn(timeZone, at)}` };
}

/** The page about a patient's record: what was asked to be corrected and what can have carried it out. */
export async function readRecordPage(db: Db, ctx: ServiceContext, patientId: string): Promise<RecordPage> {
  const { clinic, roles } = ctx.actor;
  const own = { clinicId: clinic.id, patientId };
  const corrections = await listCorrections(db, own);
  const since = await oldestOpen(db, own);
  const acts = since === null ? [] : await listChanges(db, { ...own, since, events: CARRYING_EVENTS });
  const merges = await listMerges(db, own);
  const newest = merges.find(({ undoneAtMs }) => undoneAtMs === null)?.id;
  return {
    on: clinicDay(ctx),
    corrections: corrections.map((row) => toCorrection(row, clinic.timeZone)),
    acts: acts.map(({ id, event, actor, at }) => ({ id, words: inWords(event), by: actor, on: dayIn(clinic.timeZone, at), time: timeIn(clinic.timeZone, at) })),
    merges: merges.map(({ id, familyName, givenName, birthOn, why, by, atMs, undoneAtMs, undoneBy, rows }) => ({
      id, displayName: displayName(familyName, givenName), birthOn, why, by, rows,
      on: dayIn(clinic.timeZone, new Date(atMs)),
      undone: undoneAtMs === null ? null : { on: dayIn(clinic.timeZone, new Date(undoneAtMs)), by: undoneBy ?? '' },
      mayUndo: id === newest,
    })),
    mayMerge: mayDo(roles, 'patient:merge'),
    proof: proofOf(ctx.actor),
    mayAnswer: mayDo(roles, 'note:write'),
    mayExport: mayDo(roles, 'note:export'),
  };
}

export async function getRecord(ctx: ServiceContext, { patientId }: z.output<typeof recordInput>): Promise<RecordPage> {
  const act = { event: 'record.read', objectKind: 'record' };
  try {
    authorise(ctx.actor, 'chart:read');
    return await withClinic(acting(ctx), async (db) => {
      if ((await readPatientRow(db, { clinicId: ctx.actor.clinic.id, patientId })) === null) throw new AppError('not-found');
      await recordAudit(db, auditor(ctx), { ...act, objectId: patientId, patientId });
      return readRecordPage(db, ctx, patientId);
    });
  } catch (error) {
    await recordRefusal(ctx, { ...act, patientId }, error);
    throw error;
  }
}

type Row = Awaited<ReturnType<typeof listDisclosures>>[number];

export const whatLeft = ({ file, visitId, number, version }: Pick<Row, 'file' | 'visitId' | 'number' | 'version'>): string => disclosedWords({ file, note: number === null ? null : `${number} version ${version ?? ''}`, ofVisit: visitId !== null });

export const toDisclosure = ({ at, file, visitId, by, number, version, recipient, purpose }: Row, timeZone: string): Disclosure => ({
  on: dayIn(timeZone, at), time: timeIn(timeZone, at), file, by, recipient, purpose,
  what: whatLeft({ file, visitId, number, version }),
});

/** What of a patient's record left the system, all of it: for the patient, on paper. */
export async function getAccounting(ctx: ServiceContext, { patientId }: z.output<typeof recordInput>): Promise<Accounting> {
  const act = { event: 'record.accounted', objectKind: 'record' };
  const { clinic } = ctx.actor;
  try {
    authorise(ctx.actor, 'record:account');
    return await withClinic(acting(ctx), async (db) => {
      const own = { clinicId: clinic.id, patientId };
      const person = await readPatientRow(db, own);
      if (person === null) throw new AppError('not-found');
      const disclosures = await listDisclosures(db, own, MOST_DISCLOSURES);
      await recordAudit(db, auditor(ctx), { ...act, objectId: patientId, patientId, details: { rows: disclosures.length } });
      return {
        patient: { id: patientId, displayName: displayName(person.familyName, person.givenName), birthOn: person.birthOn, number: recordNumberAmong(person.identifiers)?.value ?? null },
        clinic: { name: clinic.name, demo: clinic.demo },
        on: clinicDay(ctx),
        disclosures: disclosures.map((row) => toDisclosure(row, clinic.timeZone)),
      };
    });
  } catch (error) {
    await recordRefusal(ctx, { ...act, patientId }, error);
    throw error;
  }
}
