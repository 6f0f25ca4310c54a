import { isCommercial, isOwnJudgement, readingOf, referenceKind, referenceName } from './reference-label';
import type { ReferenceShelf } from './reference-types';

/** A reference by name, design and number of people. A link to its entry; with script the drawer opens instead. */
function ReferenceChip({ id, shelf }: { readonly id: string; readonly shelf: ReferenceShelf }) {
  const reference = shelf.get(id);
  if (reference === undefined) return null;
  const name = referenceName(reference);
  const kind = referenceKind(reference);
  const reading = readingOf(reference);
  const isOwn = isOwnJudgement(reference);
  const words = isOwn ? 'Our own judgement: no source that was read states it' : `Source: ${[name, kind, reading].filter((part) => part !== null).join(', ')}`;
  return (
    <a
      href={`/evidence/references/${reference.id}`}
      data-reference={reference.id}
      className={isOwn || (reading === null && !isCommercial(reference)) ? 'ref-chip' : 'ref-chip ref-chip-open'}
      title={words}
      aria-label={words}
    >
      {isOwn ? 'Our judgement' : name} <i>{reading === null || isOwn ? kind : `${kind}, ${reading}`}</i>
    </a>
  );
}

export function ReferenceChips({ ids, shelf }: { readonly ids: readonly string[]; readonly shelf: ReferenceShelf }) {
  const known = [...new Set(ids.map((id) => shelf.get(id)?.id).filter((id) => id !== undefined))];
  return known.map((id) => <ReferenceChip key={id} id={id} shelf={shelf} />);
}
