import type { Db } from '@/db/client';
import {
  insertAllergies,
  insertConditions,
  insertEpisodes,
  insertLifeEvents,
  insertObservations,
  insertReports,
} from '@/db/queries/facts/insert-facts';
import type { StoredFactKind } from '@/db/queries/facts/insert-facts';
import { markInError, markReplaced } from '@/db/queries/facts/mark-in-error';
import type { Entry } from '@/db/queries/facts/origin';
import { insertFactSources } from '@/db/queries/imports/stored-imports';
import type { ImportedKind } from '@/db/queries/imports/stored-imports';
import type { ImportedFact } from '@/server/imports/fhir/model';
import { today } from '@/server/platform/clock';
import { settleReport } from '../tasks/report-tasks';

/** Kinds of imported facts by the prefix of their ids in the chart. */
const STORED_KIND: Readonly<Record<ImportedKind, StoredFactKind>> = {
  condition: 'condition',
  allergy: 'allergy',
  medication: 'medication',
  observation: 'observation',
  report: 'report',
  'life-event': 'event',
};

type Of<Kind extends ImportedKind> = Extract<ImportedFact, { kind: Kind }>;

const isOf =
  <Kind extends ImportedKind>(kind: Kind) =>
  (fact: ImportedFact): fact is Of<Kind> =>
    fact.kind === kind;

const asNew = <Fact>({ fact, key }: { readonly fact: Fact; readonly key: string }) => ({ fact, importKey: key });

/** Stores facts with the records they rest on and tells the row of each. */
export async function storeImported(db: Db, entry: Entry, facts: readonly ImportedFact[]): Promise<ReadonlyMap<ImportedFact, string>> {
  const rows = new Map<ImportedFact, string>();
  const store = async <Kind extends ImportedKind>(kind: Kind, insert: (of: readonly Of<Kind>[]) => Promise<string[]>): Promise<void> => {
    const chosen = facts.filter(isOf(kind));
    const ids = await insert(chosen);
    chosen.forEach((fact, index) => {
      const id = ids[index];
      if (id !== undefined) rows.set(fact, id);
    });
  };
  await store('condition', (of) => insertConditions(db, entry, of.map(asNew)));
  await store('allergy', (of) => insertAllergies(db, entry, of.map(asNew)));
  await store('medication', (of) => insertEpisodes(db, entry, of.map(asNew)));
  await store('observation', (of) => insertObservations(db, entry, of.map(asNew)));
  await store('report', (of) => insertReports(db, entry, of.map(asNew)));
  await settleAsked(db, entry, facts.filter(isOf('report')));
  await store('life-event', (of) => insertLifeEvents(db, entry, of.map(asNew)));
  await insertFactSources(
    db,
    entry,
    [...rows].flatMap(([fact, factId]) => fact.records.map((record) => ({ factKind: fact.kind, factId, record }))),
  );
  return rows;
}

/** A report that another system sends closes the task that asked for it, as one that is answered here does. */
async function settleAsked(db: Db, { clinicId, patientId, recordedBy, timeZone }: Entry, reports: readonly Of<'report'>[]): Promise<void> {
  for (const { fact } of reports) await settleReport(db, { clinicId, patientId, by: { byId: recordedBy, byName: 'Imported records' }, on: today(timeZone), reportedOn: fact.on, instrument: fact.instrument });
}

/** Puts a fact in the place of another: the old row stays, marked and pointing to the new one. */
export async function replaceImported(
  db: Db,
  entry: Entry,
  replacement: { readonly oldId: string; readonly fact: ImportedFact; readonly by: string | null; readonly why: string },
): Promise<string | null> {
  const which = { kind: STORED_KIND[replacement.fact.kind], clinicId: entry.clinicId, patientId: entry.patientId, id: replacement.oldId };
  await markInError(db, which, { by: replacement.by, why: replacement.why });
  const id = (await storeImported(db, entry, [replacement.fact])).get(replacement.fact) ?? null;
  if (id !== null) await markReplaced(db, which, id);
  return id;
}

/** Takes a fact that an import gave out of the chart. */
export const withdrawImported = (
  db: Db,
  entry: Entry,
  withdrawal: { readonly kind: ImportedKind; readonly id: string; readonly by: string | null; readonly why: string },
): Promise<boolean> =>
  markInError(
    db,
    { kind: STORED_KIND[withdrawal.kind], clinicId: entry.clinicId, patientId: entry.patientId, id: withdrawal.id },
    { by: withdrawal.by, why: withdrawal.why },
  );
