import { isCommercial, isOwnJudgement, readingOf, referenceKind, referenceName } from './reference-label';
import type { ReferenceShelf } from './reference-types';

/** A reference by name, design and number of people. A link to its entry; with script the drawer opens instead. */
function ReferenceChip({ id, shelf, inPart }: { readonly id: string; readonly shelf: ReferenceShelf; /** Our judgement behind works that state the rest. */ readonly inPart: boolean }) {
  const reference = shelf.get(id);
  if (reference === undefined) return null;
  const name = referenceName(reference);
  const kind = referenceKind(reference);
  const reading = readingOf(reference);
  const isOwn = isOwnJudgement(reference);
  const words = isOwn ? (inPart ? 'In part our own judgement' : 'Our own judgement: no source that was read states it') : `Source: ${[name, kind, reading].filter((part) => part !== null).join(', ')}`;
  return (
    <a
      href={`/evidence/references/${reference.id}`}
      data-reference={reference.id}
      className={isOwn || (reading === null && !isCommercial(reference)) ? 'ref-chip' : 'ref-chip ref-chip-open'}
      title={words}
      aria-label={words}
    >
      {isOwn ? 'Our judgement' : name} <i>{isOwn && inPart ? 'in part' : reading === null || isOwn ? kind : `${kind}, ${reading}`}</i>
    </a>
  );
}

export function ReferenceChips({ ids, shelf }: { readonly ids: readonly string[]; readonly shelf: ReferenceShelf }) {
  const known = [...new Set(ids.map((id) => shelf.get(id)?.id).filter((id) => id !== undefined))];
  return known.map((id, place) => <ReferenceChip key={id} id={id} shelf={shelf} inPart={place > 0} />);
}
