import { ReferenceChips } from './reference-chip';
import { OWN_JUDGEMENT } from './reference-label';
import type { ReferenceShelf } from './reference-types';

const OWN: readonly string[] = [OWN_JUDGEMENT];

type OwnWordsProps = {
  readonly shelf: ReferenceShelf;
  /** Where the works are that were read beside them. */
  readonly further?: string | null;
  /** Of how many of the lines works are named, and of how many there are. */
  readonly credited?: { readonly some: number; readonly all: number };
};

/** Under lines that have no rule of their own: whose words they are, once for all of them. */
export function OwnWords({ shelf, further = null, credited = { some: 0, all: 1 } }: OwnWordsProps) {
  if (credited.some === credited.all) return null;
  return <p className="sources pb-1" data-own-words="">{credited.some === 0 ? null : <span>Where no source stands:</span>}<ReferenceChips ids={OWN} shelf={shelf} />{further === null ? null : <span className="block">{further}</span>}</p>;
}
