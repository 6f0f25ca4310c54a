import { ReferenceChips } from './reference-chip';
import { OWN_JUDGEMENT } from './reference-label';
import type { ReferenceShelf } from './reference-types';

const OWN: readonly string[] = [OWN_JUDGEMENT];

/** Under lines that have no rule of their own: whose words they are, once for all of them. */
export function OwnWords({ shelf, further = null }: { readonly shelf: ReferenceShelf; /** Where the works are that were read beside them. */ readonly further?: string | null }) {
  return <p className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-1 pb-2 text-xs text-ink-3" data-own-words=""><ReferenceChips ids={OWN} shelf={shelf} /> {further}</p>;
}
