import { classNames } from '../ui/class-names';
import { isUnconfirmed, referenceKind, referenceName } from './reference-label';
import type { ReferenceShelf } from './reference-types';

/** A reference by name, design and number of people. A link to its entry; with script the drawer opens instead. */
export function ReferenceChip({ id, shelf }: { readonly id: string; readonly shelf: ReferenceShelf }) {
  const reference = shelf.get(id);
  if (reference === undefined) return null;
  const unconfirmed = isUnconfirmed(reference);
  return (
    <a
      href={`#ref-${reference.id}`}
      data-reference={reference.id}
      title={unconfirmed ? 'Not everything about this reference was confirmed in a source' : undefined}
      className={classNames(
        'figures inline-block max-w-full truncate rounded-1 border bg-surface px-1 text-xs text-ink-2 hover:border-line-control hover:text-ink-1 pointer-coarse:py-2 print:hidden',
        unconfirmed ? 'border-dashed border-line-control' : 'border-line-strong',
      )}
    >
      {referenceName(reference)} <span className="text-ink-3">{referenceKind(reference)}</span>
    </a>
  );
}

export function ReferenceChips({ ids, shelf }: { readonly ids: readonly string[]; readonly shelf: ReferenceShelf }) {
  const known = [...new Set(ids.map((id) => shelf.get(id)?.id).filter((id) => id !== undefined))];
  return known.map((id) => <ReferenceChip key={id} id={id} shelf={shelf} />);
}
