import { isOwnJudgement, readingOf, referenceKind, referenceName } from './reference-label';
import type { ReferenceShelf } from './reference-types';

/** A reference by name, design and number of people. A link to its entry; with script the drawer opens instead. */
function ReferenceChip({ id, shelf }: { readonly id: string; readonly shelf: ReferenceShelf }) {
  const reference = shelf.get(id);
  if (reference === undefined) return null;
  const name = referenceName(reference);
  const kind = referenceKind(reference);
  const reading = readingOf(reference);
  return (
    <a
      href={`/evidence/references/${reference.id}`}
      data-reference={reference.id}
      className={reading === null || isOwnJudgement(reference) ? 'ref-chip' : 'ref-chip ref-chip-open'}
      aria-label={isOwnJudgement(reference) ? 'Our own judgement, no source' : `Source: ${[name, kind, reading].filter((part) => part !== null).join(', ')}`}
    >
      {isOwnJudgement(reference) ? 'Our judgement' : name} <i>{reading === null || isOwnJudgement(reference) ? kind : `${kind}, ${reading}`}</i>
    </a>
  );
}

export function ReferenceChips({ ids, shelf }: { readonly ids: readonly string[]; readonly shelf: ReferenceShelf }) {
  const known = [...new Set(ids.map((id) => shelf.get(id)?.id).filter((id) => id !== undefined))];
  return known.map((id) => <ReferenceChip key={id} id={id} shelf={shelf} />);
}
