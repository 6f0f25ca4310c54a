import type { ReactNode } from 'react';
import { isCommercial, isOwnJudgement, OWN_JUDGEMENT, readingOf, referenceKind, referenceName } from './reference-label';
import type { Reference, ReferenceShelf } from './reference-types';

type ChipProps = { readonly reference: Reference; /** Our judgement behind works that state the rest. */ readonly inPart: boolean; /** It was read beside the sentence and does not state it. */ readonly beside?: boolean; /** A word and no frame: it stands in a box. */ readonly plain?: boolean };

/** A reference by name, design and number of people. A link to its entry; with script the drawer opens instead. */
function ReferenceChip({ reference, inPart, beside = false, plain = false }: ChipProps) {
  const name = referenceName(reference);
  const kind = referenceKind(reference);
  const reading = readingOf(reference);
  const isOwn = isOwnJudgement(reference);
  const words = isOwn ? (inPart ? 'In part our own judgement' : 'Our own judgement: no source that was read states it') : `${beside ? 'Read beside it' : 'Source'}: ${[name, kind, reading].filter((part) => part !== null).join(', ')}`;
  return (
    <a
      href={`/evidence/references/${reference.id}`}
      data-reference={reference.id}
      className={beside || plain ? 'rule-link' : isOwn || (reading === null && !isCommercial(reference)) ? 'ref-chip' : 'ref-chip ref-chip-open'}
      title={words}
      aria-label={words}
    >
      {isOwn ? 'Our judgement' : name}<i className="not-italic">&nbsp;{isOwn && inPart ? 'in part' : reading === null || isOwn ? kind : `${kind}, ${reading}`}</i>
    </a>
  );
}

type ReferenceChipsProps = { readonly ids: readonly string[]; readonly shelf: ReferenceShelf; /** How many of them, from the first on, state the sentence; without it they are works of a list. */ readonly stating?: number; readonly plain?: boolean; /** What else leads on from the sentence, before the works that were only read beside it. */ readonly children?: ReactNode };

/** What states a sentence comes first; that the rest is ours follows in words, and what was only read beside it comes last under its own name. */
export function ReferenceChips({ ids, shelf, stating, plain = false, children }: ReferenceChipsProps) {
  const known = [...new Map(ids.flatMap((id) => shelf.get(id) ?? []).map((one) => [one.id, one])).values()];
  if (stating === undefined) return <>{known.map((one, place) => <ReferenceChip key={one.id} reference={one} inPart={place > 0} plain={plain} />)}{children}</>;
  const own = known.find(isOwnJudgement);
  const works = known.filter((one) => one !== own);
  const beside = works.slice(stating);
  return (
    <>
      {own !== undefined && stating === 0 ? <ReferenceChip reference={own} inPart={false} plain={plain} /> : null}
      {works.slice(0, stating).map((one) => <ReferenceChip key={one.id} reference={one} inPart={false} plain={plain} />)}
      {own !== undefined && stating > 0 ? <a className="rule-link" href={`/evidence/references/${OWN_JUDGEMENT}`} data-reference={OWN_JUDGEMENT} aria-label="In part our own judgement">the rest is our judgement</a> : null}
      {children}
      {beside.length === 0 ? null : <span className="beside text-ink-3">Read beside it:</span>}
      {beside.map((one) => <ReferenceChip key={one.id} reference={one} inPart={false} beside />)}
    </>
  );
}
