import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { auditEvent } from '../../schema/audit';
import { patient, patientIdentifier } from '../../schema/patient';
import { disclosure, signedNote } from '../../schema/visit';

export type AuditQuery = {
  readonly clinicId: string;
  /** `null`: of any patient and of none. */
  readonly patientIds: readonly string[] | null;
  readonly words: string;
  readonly outcome: 'done' | 'refused' | 'failed' | null;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly before: number | null;
  readonly limit: number;
};

const inWords = (words: string) => sql`(position(lower(${words}) in lower(${auditEvent.actor})) > 0 or position(lower(${words}) in replace(lower(${auditEvent.event}), '.', ' ')) > 0 or position(lower(${words}) in lower(${auditEvent.event})) > 0)`;

/** A name of somebody who was merged: the trail keeps the id that it was written with. */
const mergedName = (column: 'family_name' | 'given_name') =>
  sql`(select m.merged ->> ${column} from patient_merge m where m.clinic_id = ${auditEvent.clinicId} and m.merged_id = ${auditEvent.patientId} and m.undone_at is null)`;

/** Rows of the trail, the last first. */
export const searchAudit = (db: Db, { clinicId, patientIds, words, outcome, from, until, before, limit }: AuditQuery) =>
  db
    .select({
      id: auditEvent.id, at: auditEvent.at, actor: auditEvent.actor, roles: auditEvent.roles, event: auditEvent.event, objectKind: auditEvent.objectKind,
      outcome: auditEvent.outcome, refusal: auditEvent.refusal, requestId: auditEvent.requestId, patientId: auditEvent.patientId, familyName: sql<string | null>`coalesce(${patient.familyName}, ${mergedName('family_name')})`, givenName: sql<string | null>`coalesce(${patient.givenName}, ${mergedName('given_name')})`,
      number: sql<string | null>`(select i.value from ${patientIdentifier} i where i.clinic_id = ${auditEvent.clinicId} and i.patient_id = ${auditEvent.patientId} and i.retired_at is null order by i.recorded_at limit 1)`,
    })
    .from(auditEvent)
    .leftJoin(patient, and(eq(patient.clinicId, auditEvent.clinicId), eq(patient.id, auditEvent.patientId)))
    .where(
      and(
        eq(auditEvent.clinicId, clinicId),
        ...(patientIds === null ? [] : [sql`${auditEvent.patientId} in (select unnest(ids_merged_into(${clinicId}::uuid, chosen::uuid)) from json_array_elements_text(${JSON.stringify(patientIds)}::json) as chosen)`]),
        ...(words === '' ? [] : [inWords(words)]),
        ...(outcome === null ? [] : [eq(auditEvent.outcome, outcome)]),
        ...(from === null ? [] : [gte(auditEvent.at, from)]),
        ...(until === null ? [] : [lt(auditEvent.at, until)]),
        ...(before === null ? [] : [lt(auditEvent.id, before)]),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(limit);

/** Who had a patient's chart before them, and how often. */
export const listReaders = (db: Db, { clinicId, patientId }: { readonly clinicId: string; readonly patientId: string }) =>
  db
    .select({
      name: auditEvent.actor,
      roles: sql<string[]>`(array_agg(${auditEvent.roles}::text order by ${auditEvent.id} desc))[1]::text[]`,
      times: sql<number>`count(*)::int`,
      first: sql<string>`(extract(epoch from min(${auditEvent.at})) * 1000)::text`,
      last: sql<string>`(extract(epoch from max(${auditEvent.at})) * 1000)::text`,
    })
    .from(auditEvent)
    .where(and(eq(auditEvent.clinicId, clinicId), sql`${auditEvent.patientId} = any (ids_merged_into(${clinicId}::uuid, ${patientId}::uuid))`, eq(auditEvent.outcome, 'done')))
    .groupBy(auditEvent.userId, auditEvent.actor)
    .orderBy(sql`max(${auditEvent.at}) desc`, auditEvent.actor)
    .limit(200);

/** What of a patient's record left the system, the last first. */
export const listDisclosures = (db: Db, { clinicId, patientId }: { readonly clinicId: string; readonly patientId: string }, limit = 1_000) =>
  db
    .select({ id: disclosure.id, at: disclosure.at, file: disclosure.file, visitId: disclosure.visitId, by: disclosure.byName, number: signedNote.number, version: signedNote.version, recipient: disclosure.recipient, purpose: disclosure.purpose })
    .from(disclosure)
    .leftJoin(signedNote, and(eq(signedNote.clinicId, disclosure.clinicId), eq(signedNote.id, disclosure.noteId)))
    .where(and(eq(disclosure.clinicId, clinicId), eq(disclosure.patientId, patientId)))
    .orderBy(desc(disclosure.at), desc(disclosure.id))
    .limit(limit);
