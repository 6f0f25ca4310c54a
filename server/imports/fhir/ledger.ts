import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Entry } from './bundle';
import { compareText } from './canonical';
import type { Disposition, ImportEntry } from './model';

/** One disposition for each entry of the bundle; `waiting` goes before the others. */
export class Ledger {
  private readonly lines = new Map<Entry, { disposition: Disposition; entry: ImportEntry }>();

  put(entry: Entry, disposition: Disposition, line: { readonly what: string; readonly why: string | null; readonly on: LocalDate | null }): void {
    const before = this.lines.get(entry);
    if (before !== undefined && PRECEDENCE[before.disposition] <= PRECEDENCE[disposition]) {
      if (before.disposition === 'waiting' && disposition === 'waiting' && line.why !== null && before.entry.why?.includes(line.why) === false) {
        this.lines.set(entry, { disposition, entry: { ...before.entry, why: `${before.entry.why}; ${line.why}` } });
      }
      return;
    }
    this.lines.set(entry, {
      disposition,
      entry: {
        resource: entry.name,
        what: line.what,
        why: disposition === 'taken' ? null : line.why,
        resourceType: entry.resourceType ?? 'none',
        record: entry.record,
        contentHash: entry.hash,
        on: line.on,
      },
    });
  }

  has(entry: Entry): boolean {
    return this.lines.has(entry);
  }

  /** Sorted by content: day, then id. */
  list(disposition: Disposition): readonly ImportEntry[] {
    return [...this.lines.values()]
      .filter((line) => line.disposition === disposition)
      .map((line) => line.entry)
      .sort((a, b) => compareText(a.on ?? '9999', b.on ?? '9999') || compareText(a.record, b.record) || compareText(a.resource, b.resource));
  }

  get size(): number {
    return this.lines.size;
  }
}

const PRECEDENCE: Readonly<Record<Disposition, number>> = { waiting: 0, taken: 1, merged: 2, leftOut: 3 };
