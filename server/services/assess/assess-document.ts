import { assess } from '@/server/clinical/assess';
import type { Assessment } from '@/server/clinical/model/assessment';
import { parseLocalDate, type LocalDate } from '@/server/clinical/model/local-date';
import { decodeDocument } from '@/server/imports/fhir/decode-document';
import { LIMITS } from '@/server/imports/fhir/limits';
import type { ImportEntry, ImportRefusal, ImportResult, Result } from '@/server/imports/fhir/model';
import { readBundle, type ReadOptions } from '@/server/imports/fhir/read-bundle';
import { loadKnowledge } from '@/server/knowledge/load';

export type AssessDocument = { readonly on: LocalDate; readonly region: ReadOptions['region'] };

/** A larger document is not even read from the disk. */
export const MAX_DOCUMENT_BYTES: number = LIMITS.bytes;

/** A day as typed on the command line; `null` when no calendar has it. */
export const readDay = (text: string): LocalDate | null => parseLocalDate(text);

type Line = { readonly resource: string; readonly what: string; readonly why: string | null };

/** What `npm run assess` prints. */
export type AssessedDocument = Assessment & {
  readonly import: {
    readonly patient: string;
    readonly taken: readonly Line[];
    readonly merged: readonly Line[];
    readonly waiting: readonly Line[];
    readonly leftOut: readonly Line[];
    readonly notes: readonly string[];
  };
};

/** Reads a FHIR bundle and assesses the chart that it alone gives: no database, no clock, nothing stored. */
export function assessDocument(bytes: Uint8Array, { on, region }: AssessDocument): Result<AssessedDocument, ImportRefusal> {
  const text = decodeDocument(bytes);
  if (!text.ok) return text;
  const knowledge = loadKnowledge();
  const read = readBundle(text.value, { knowledge, region, on });
  if (!read.ok) return read;
  return { ok: true, value: { ...assess(read.value.chart, knowledge, on), import: importOf(read.value) } };
}

const importOf = (result: ImportResult): AssessedDocument['import'] => ({
  patient: result.patient.record,
  taken: result.taken.map(line),
  merged: result.merged.map(line),
  waiting: result.waiting.map(line),
  leftOut: result.leftOut.map(line),
  notes: result.notes,
});

const line = ({ resource, what, why }: ImportEntry): Line => ({ resource, what, why });
