import { sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { factSource, importRecord, inboxItem, sourceRecord } from '../../schema/import';

type Whose = { readonly clinicId: string; readonly patientId: string };
export type ImportedKind = 'condition' | 'allergy' | 'medication' | 'observation' | 'report' | 'life-event';

/** A fact that an import gave, standing or not. */
export type StoredImport = {
  readonly kind: ImportedKind;
  readonly id: string;
  readonly importKey: string | null;
  /** Still in the chart. */
  readonly stands: boolean;
  /** A person took it out, as against a later record in its place. */
  readonly removedByHand: boolean;
  readonly replacedBy: string | null;
  /** A person entered a dose, a stop or a correction since. */
  readonly changedByHand: boolean;
  readonly records: readonly string[];
};

/** All facts of a patient that rest on records, with those records. */
export async function listStoredImports(db: Db, { clinicId, patientId }: Whose): Promise<readonly StoredImport[]> {
  const own = sql`f.clinic_id = ${clinicId} and f.patient_id = ${patientId}`;
  const state = sql`f.id, f.import_key as "importKey", f.entered_in_error_at is null as stands,
    f.entered_in_error_by is not null as "removedByHand", f.replaced_by as "replacedBy"`;
  const records = sql`coalesce((select json_agg(s.record order by s.record) from fact_source s
    where s.clinic_id = f.clinic_id and s.patient_id = f.patient_id and s.fact_id = f.id), '[]'::json) as records`;
  const { rows } = await db.execute<StoredImport>(sql`
    select 'condition' as kind, ${state}, false as "changedByHand", ${records} from condition f where ${own} and f.import_key is not null
    union all select 'allergy', ${state}, false, ${records} from allergy f where ${own} and f.import_key is not null
    union all select 'observation', ${state}, false, ${records} from observation f where ${own} and f.import_key is not null
    union all select 'report', ${state}, false, ${records} from report f where ${own} and f.import_key is not null
    union all select 'life-event', ${state}, false, ${records} from life_event f where ${own} and f.import_key is not null
    union all select 'medication', ${state},
        f.recorded_by is not null or f.stop_recorded_by is not null or exists (
          select from dose_step d where d.clinic_id = f.clinic_id and d.episode_id = f.id and d.recorded_by is not null),
        ${records}
      from medication_episode f where ${own}`);
  return rows;
}

/** Records of a patient that some document brought before, with the hashes of their contents. */
export async function listKnownRecords(db: Db, { clinicId, patientId }: Whose): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await db.execute<{ record: string; hashes: string[] }>(sql`
    select record, json_agg(content_hash) as hashes from source_record
     where clinic_id = ${clinicId} and patient_id = ${patientId} group by record`);
  return new Map(rows.map(({ record, hashes }) => [record, new Set(hashes)]));
}

/** Keys of all inbox items of a patient, with whether they are still open. */
export async function listInboxKeys(db: Db, { clinicId, patientId }: Whose): Promise<readonly { key: string; isOpen: boolean; records: readonly string[] }[]> {
  const { rows } = await db.execute<{ key: string; isOpen: boolean; records: string[] }>(sql`
    select item_key as key, resolved_at is null as "isOpen", records from inbox_item
     where clinic_id = ${clinicId} and patient_id = ${patientId}`);
  return rows;
}

export async function insertImport(
  db: Db,
  { clinicId, patientId }: Whose,
  values: Omit<typeof importRecord.$inferInsert, 'clinicId' | 'patientId' | 'id'>,
): Promise<string> {
  const [row] = await db
    .insert(importRecord)
    .values({ clinicId, patientId, ...values })
    .returning({ id: importRecord.id });
  if (row === undefined) throw new Error('the import was not stored');
  return row.id;
}

const BATCH = 500;

async function inBatches<Row>(rows: readonly Row[], insert: (batch: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await insert(rows.slice(from, from + BATCH));
}

export type NewSourceRecord = Omit<typeof sourceRecord.$inferInsert, 'clinicId' | 'patientId' | 'importId'>;

/** A record that is known already stays as it came first. */
export const insertSourceRecords = (db: Db, { clinicId, patientId, importId }: Whose & { readonly importId: string }, records: readonly NewSourceRecord[]) =>
  inBatches(records, (batch) => db.insert(sourceRecord).values(batch.map((record) => ({ clinicId, patientId, importId, ...record }))).onConflictDoNothing());

export type NewFactSource = { readonly factKind: ImportedKind; readonly factId: string; readonly record: string };

export const insertFactSources = (db: Db, { clinicId, patientId }: Whose, sources: readonly NewFactSource[]) =>
  inBatches(sources, (batch) => db.insert(factSource).values(batch.map((source) => ({ clinicId, patientId, ...source }))).onConflictDoNothing());

export type NewInboxItem = Omit<typeof inboxItem.$inferInsert, 'clinicId' | 'patientId' | 'importId'>;

/** An item that stands there already, open or settled, is not made again. */
export const insertInboxItems = (db: Db, { clinicId, patientId, importId }: Whose & { readonly importId: string }, items: readonly NewInboxItem[]) =>
  inBatches(items, (batch) => db.insert(inboxItem).values(batch.map((item) => ({ clinicId, patientId, importId, ...item }))).onConflictDoNothing());
