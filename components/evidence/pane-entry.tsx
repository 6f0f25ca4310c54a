import type { EvidenceReference } from '@/server/contracts/evidence';
import { ReferenceEntry } from '../assessment/reference-entry';
import { UsedInLine } from './used-in';

/** A work beside the list: its place in the library, what was found and confirmed, where it is used. */
export function PaneEntry({ entry }: { readonly entry: EvidenceReference }) {
  return (
    <>
      <p className="figures pb-1 text-xs text-ink-3">Reference {entry.place} of {entry.of}</p>
      <h2 className="pb-1 text-lg text-balance">{entry.reference.title}</h2>
      <ReferenceEntry reference={entry.reference} />
      <UsedInLine entry={entry} />
    </>
  );
}
