import type { StoredImport } from '@/db/queries/imports/stored-imports';
import type { Chart, MedicationEpisode } from '@/server/clinical/model/chart';
import type { ImportedFact, ImportResult } from '@/server/imports/fhir/model';
import { isOneEpisode, joinEpisodes } from './join-episodes';

export type MedicationImport = Extract<ImportedFact, { kind: 'medication' }>;

/** A fact in the chart for which a person must say whether the record or the chart is right. */
export type Conflict = {
  readonly fact: MedicationImport;
  /** Row of the episode that a person entered or changed. */
  readonly rowId: string;
  readonly why: 'changed-by-hand' | 'entered-by-hand';
  /** What would stand in its place. */
  readonly joined: MedicationEpisode;
};

/** What an import does to a chart, decided before anything is written. */
export type ImportPlan = {
  readonly inserts: readonly ImportedFact[];
  readonly replacements: readonly { readonly old: StoredImport; readonly fact: ImportedFact }[];
  /** Refills that join an episode whose doses a person settled. */
  readonly refills: readonly { readonly rowId: string; readonly fact: MedicationImport }[];
  readonly conflicts: readonly Conflict[];
  /** Records behind facts that a person removed: they do not come back. */
  readonly removedRecords: ReadonlySet<string>;
};

export type ImportState = {
  readonly stored: readonly StoredImport[];
  /** Whether every record of a fact came before with the same content. */
  readonly isKnown: (fact: ImportedFact) => boolean;
  readonly chart: Pick<Chart, 'episodes'>;
};

/**
 * Compares what a document says with what is stored. A fact whose records all came before, unchanged, is settled:
 * whatever happened to it since stays. A fact with a new or changed record takes the place of its earlier version;
 * what a person entered, changed or removed is never overwritten.
 */
export function planImport({ facts }: Pick<ImportResult, 'facts'>, state: ImportState): ImportPlan {
  const inserts: ImportedFact[] = [];
  const replacements = new Map<string, { old: StoredImport; fact: ImportedFact }>();
  const refills: { rowId: string; fact: MedicationImport }[] = [];
  const conflicts: Conflict[] = [];
  const removedRecords = new Set<string>();
  for (const fact of facts) {
    if (state.isKnown(fact)) continue;
    const removed = state.stored.find((one) => one.kind === fact.kind && one.importKey === fact.key && !one.stands && one.removedByHand && one.replacedBy === null);
    if (removed !== undefined) fact.records.forEach((record) => removedRecords.add(record));
    else if (fact.kind === 'medication') planEpisode(fact, state, { inserts, replacements, refills, conflicts });
    else {
      const old = state.stored.find((one) => one.kind === fact.kind && one.importKey === fact.key && one.stands);
      if (old === undefined) inserts.push(fact);
      else replacements.set(old.id, { old, fact });
    }
  }
  return { inserts, replacements: [...replacements.values()], refills, conflicts, removedRecords };
}

type Planned = {
  readonly inserts: ImportedFact[];
  readonly replacements: Map<string, { old: StoredImport; fact: ImportedFact }>;
  readonly refills: { rowId: string; fact: MedicationImport }[];
  readonly conflicts: Conflict[];
};

function planEpisode(fact: MedicationImport, { stored, chart }: ImportState, planned: Planned): void {
  const episodes = new Map(chart.episodes.map((episode) => [episode.id, episode]));
  const standing = stored.flatMap((row) => {
    const pending = planned.replacements.get(row.id)?.fact;
    const episode = pending?.kind === 'medication' ? pending.fact : episodes.get(`medication:${row.id}`);
    return row.kind === 'medication' && row.stands && episode !== undefined ? [{ row, episode }] : [];
  });
  const byKey = standing.find(({ row }) => row.importKey === fact.key);
  const corrected = stored.find((row) => row.kind === 'medication' && row.importKey === fact.key && row.replacedBy !== null);
  const match =
    byKey ??
    standing.find(({ row }) => row.id === corrected?.replacedBy) ??
    standing.find(({ row }) => row.records.some((record) => fact.records.includes(record))) ??
    standing.find(({ episode }) => isOneEpisode(episode, fact.fact));
  if (match === undefined) {
    planned.inserts.push(fact);
    return;
  }
  const { row, episode } = match;
  const isFromRecords = row.importKey !== null && !row.changedByHand;
  const covers = isFromRecords && row.records.every((record) => fact.records.includes(record));
  const joined = covers ? fact.fact : joinEpisodes(episode, fact.fact);
  if (isFromRecords) {
    const records = [...new Set([...row.records, ...fact.records])].sort();
    planned.replacements.set(row.id, { old: row, fact: { ...fact, key: row.importKey ?? fact.key, records, fact: joined } });
    return;
  }
  planned.refills.push({ rowId: row.id, fact });
  if (differs(episode, joined)) {
    planned.conflicts.push({ fact, rowId: row.id, why: row.importKey === null ? 'entered-by-hand' : 'changed-by-hand', joined });
  }
}

/** Whether two versions of an episode disagree in what reasoning reads: days, status and doses. */
function differs(a: MedicationEpisode, b: MedicationEpisode): boolean {
  const course = ({ startOn, stopOn, status, steps }: MedicationEpisode): string =>
    JSON.stringify([startOn, stopOn, status, steps.map(({ from, microgramsPerDay }) => [from, microgramsPerDay])]);
  return course(a) !== course(b);
}
