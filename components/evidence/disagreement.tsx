import type { Catalog } from '@/server/contracts/catalog';
import { ReferenceChips } from '../assessment/reference-chip';
import type { ReferenceShelf } from '../assessment/reference-types';

/** Both sides of a disagreement in boxes of one size; neither stands first by merit. */
export function Disagreement({ sides, shelf }: { readonly sides: Catalog['disagreements'][number]['sides']; readonly shelf: ReferenceShelf }) {
  return (
    <div className="disagreement-sides" role="group" aria-label="Sources disagree">
      {sides.map((side) => (
        <div key={side.title}>
          <p className="text-sm font-strong">{side.title}</p>
          <p className="text-sm text-pretty text-ink-2">{side.text}</p>
          <p className="sources"><ReferenceChips ids={side.refs} shelf={shelf} /></p>
        </div>
      ))}
    </div>
  );
}
