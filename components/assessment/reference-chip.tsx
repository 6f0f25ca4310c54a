import { isUnconfirmed, referenceKind, referenceName } from './reference-label';
import type { ReferenceShelf } from './reference-types';

/** A reference by name, design and number of people. A link to its entry; with script the drawer opens instead. */
function ReferenceChip({ id, shelf }: { readonly id: string; readonly shelf: ReferenceShelf }) {
  const reference = shelf.get(id);
  if (reference === undefined) return null;
  const unconfirmed = isUnconfirmed(reference);
  return (
    <a
      href={`/evidence/references/${reference.id}`}
      data-reference={reference.id}
      className={unconfirmed ? 'ref-chip ref-chip-open' : 'ref-chip'}
      {...(unconfirmed && { title: 'Not fully confirmed in a source' })}
    >
      {referenceName(reference)} <i>{referenceKind(reference)}</i>
    </a>
  );
}

export function ReferenceChips({ ids, shelf }: { readonly ids: readonly string[]; readonly shelf: ReferenceShelf }) {
  const known = [...new Set(ids.map((id) => shelf.get(id)?.id).filter((id) => id !== undefined))];
  return known.map((id) => <ReferenceChip key={id} id={id} shelf={shelf} />);
}
