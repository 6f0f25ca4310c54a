import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Provenance } from '@/server/clinical/model/chart';

/** Whose fact it is and who enters it. */
export type Entry = {
  readonly clinicId: string;
  readonly patientId: string;
  /** `null` for the command line and the demo. */
  readonly recordedBy: string | null;
  /** Zone of the clinic, for days of recording that lie in the past. */
  readonly timeZone: string;
};

/** Noon of the clinic's day for a day that is given; the database's clock otherwise. */
export const recordedAt = (entry: Entry, provenance: Pick<Provenance, 'recordedOn'>): SQL =>
  provenance.recordedOn === null ? sql`now()` : sql`((${provenance.recordedOn}::date + time '12:00') at time zone ${entry.timeZone}::text)`;

/** The columns that every fact has. */
export const originColumns = (entry: Entry, provenance: Provenance, importKey: string | null) => ({
  clinicId: entry.clinicId,
  patientId: entry.patientId,
  source: provenance.source,
  recordedAt: recordedAt(entry, provenance),
  recordedBy: entry.recordedBy,
  recordedByName: provenance.by,
  resource: provenance.resource,
  importKey,
});
