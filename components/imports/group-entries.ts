import type { ImportResult } from '@/server/contracts/import';

export type ImportEntry = ImportResult['taken'][number];

export type EntryGroup = { readonly why: string; readonly entries: readonly ImportEntry[] };

/** Entries by the reason they share, the most frequent reason first. */
export function groupByReason(entries: readonly ImportEntry[]): readonly EntryGroup[] {
  const groups = new Map<string, ImportEntry[]>();
  for (const entry of entries) {
    const why = entry.why ?? '';
    groups.set(why, [...(groups.get(why) ?? []), entry]);
  }
  return [...groups]
    .map(([why, grouped]) => ({ why, entries: grouped }))
    .sort((a, b) => b.entries.length - a.entries.length || (a.why < b.why ? -1 : 1));
}

/** Entries by kind of record, as the name before the slash says it. */
export function groupByKind(entries: readonly ImportEntry[]): readonly EntryGroup[] {
  return groupByReason(entries.map((entry) => ({ ...entry, why: entry.resource.includes('/') ? (entry.resource.split('/')[0] ?? '') : 'Without a name' }))).map(
    ({ why, entries: grouped }) => ({ why, entries: grouped }),
  );
}

/** `214 records: 188 taken, 17 merged, 4 wait for you, 5 left out`. */
export function countSentence({ taken, merged, waiting, leftOut }: Pick<ImportResult, 'taken' | 'merged' | 'waiting' | 'leftOut'>): string {
  const all = taken.length + merged.length + waiting.length + leftOut.length;
  const waits = `${waiting.length} ${waiting.length === 1 ? 'waits' : 'wait'} for you`;
  return `${all} ${all === 1 ? 'record' : 'records'}: ${taken.length} taken, ${merged.length} merged, ${waits}, ${leftOut.length} left out`;
}
