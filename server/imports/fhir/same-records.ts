import type { Entry } from './bundle';
import { compareText } from './canonical';
import { objectOf, textOf } from './json-value';
import type { Doubt } from './dosage';

/** Entries that say the same or stand under the same name, sorted out before anything is read. */
type Distinct = {
  /** Each record once. */
  readonly entries: readonly Entry[];
  /** Entries that repeat another or are an older version of it, with the reason. */
  readonly merged: ReadonlyMap<Entry, string>;
  /** Records of which two contents exist under one name. */
  readonly doubts: ReadonlyMap<Entry, Doubt>;
};

const stableOrder = (a: Entry, b: Entry): number =>
  compareText(a.record, b.record) || compareText(a.hash, b.hash) || compareText(a.fullUrl ?? '', b.fullUrl ?? '') || a.index - b.index;

export function distinctEntries(all: readonly Entry[]): Distinct {
  const merged = new Map<Entry, string>();
  const doubts = new Map<Entry, Doubt>();
  const byContent = new Map<string, Entry>();
  const once: Entry[] = [];
  for (const entry of [...all].sort(stableOrder)) {
    const key = `${entry.resourceType ?? ''}|${entry.hash}`;
    const first = entry.resource === null ? undefined : byContent.get(key);
    if (first !== undefined) merged.set(entry, `the same entry as ${first.name}`);
    else {
      byContent.set(key, entry);
      once.push(entry);
    }
  }
  const kept = new Set(once);
  for (const group of [...groupBy(once, (entry) => (entry.id === null ? null : entry.record)), ...groupBy(once, (entry) => entry.fullUrl)]) {
    const present = group.filter((entry) => kept.has(entry));
    if (present.length < 2) continue;
    const newest = newestVersion(present);
    for (const entry of present) {
      if (newest === null) doubts.set(entry, { code: 'same-id-different-content', why: `two different records stand under one name` });
      else if (entry !== newest) {
        merged.set(entry, `an older version of ${newest.name}`);
        kept.delete(entry);
      }
    }
  }
  return { entries: once.filter((entry) => kept.has(entry)), merged, doubts };
}

function groupBy(entries: readonly Entry[], keyOf: (entry: Entry) => string | null): readonly (readonly Entry[])[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === null || entry.resource === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** The version last changed, where every version says when in the same way and one is the last. */
function newestVersion(versions: readonly Entry[]): Entry | null {
  if (new Set(versions.map((entry) => entry.record)).size > 1) return null;
  const updated = versions.map((entry) => ({ entry, at: textOf(objectOf(entry.resource ?? undefined, 'meta') ?? undefined, 'lastUpdated') }));
  if (updated.some(({ at }) => at === null || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|\+00:00)$/.test(at))) return null;
  const sorted = updated.sort((a, b) => compareText(b.at ?? '', a.at ?? ''));
  const [last, before] = sorted;
  return last !== undefined && last.at !== before?.at ? last.entry : null;
}
