import type { ImportEntry, ImportResult } from '@/server/imports/fhir/model';

export type Lists = Record<'taken' | 'merged' | 'waiting' | 'leftOut', ImportEntry[]>;

/** What the store knows of the records of a document. */
export type Known = {
  /** The same record with the same content came before. */
  readonly isKnown: (entry: ImportEntry) => boolean;
  /** An item of the inbox that is still open is about it. */
  readonly waits: (entry: ImportEntry) => boolean;
  /** A person removed the fact that it gave. */
  readonly removed: (entry: ImportEntry) => boolean;
  /** The chart and the record differ, and a person decides. */
  readonly conflicts: (entry: ImportEntry) => boolean;
  /** What it answers was asked here too, and the answer of this chart stands. */
  readonly answered: (entry: ImportEntry) => boolean;
  readonly patientIsHere: boolean;
};

const PATIENT = 'Patient';

type Placed = { readonly list: keyof Lists; readonly why: string | null };

function place(entry: ImportEntry, list: keyof Lists, known: Known): Placed {
  if (list === 'leftOut') return { list, why: entry.why };
  if (known.conflicts(entry)) return { list: 'waiting', why: 'differs from what was entered by hand' };
  if (list === 'waiting' && (!known.isKnown(entry) || known.waits(entry))) return { list, why: entry.why };
  if (known.removed(entry)) return { list: 'merged', why: 'was taken out of the chart by hand' };
  if (entry.resourceType === PATIENT && list === 'taken' && known.patientIsHere) return { list: 'merged', why: 'the patient is here already' };
  if (known.isKnown(entry)) return { list: 'merged', why: 'stored already' };
  if (list === 'taken' && known.answered(entry)) return { list: 'merged', why: 'was asked here too: the answer of this chart stands' };
  return { list, why: entry.why };
}

/** The four lists of a document against what is stored; each entry stands in exactly one of them. */
export function placeEntries(read: Pick<ImportResult, 'taken' | 'merged' | 'waiting' | 'leftOut'>, known: Known): Lists {
  const lists: Lists = { taken: [], merged: [], waiting: [], leftOut: [] };
  for (const list of ['taken', 'merged', 'waiting', 'leftOut'] as const) {
    for (const entry of read[list]) {
      const placed = place(entry, list, known);
      lists[placed.list].push({ ...entry, why: placed.list === 'taken' ? null : (placed.why ?? entry.why ?? 'stored already') });
    }
  }
  return lists;
}
