import type { ReadContext } from './context';
import type { Entry } from './bundle';
import type { Doubt } from './dosage';
import type { Ledger } from './ledger';
import type { ImportedFact, InboxItem } from './model';

/** What the readers share: the bundle's context, the list of dispositions, doubts that any record can have. */
export type Collecting = {
  readonly context: ReadContext;
  readonly ledger: Ledger;
  /** Doubts about whose record it is and whether there is one content only. */
  readonly doubtsOf: (entry: Entry) => readonly Doubt[];
  /** False for records about a group, a device, a place. */
  readonly isAboutPerson: (entry: Entry) => boolean;
};

export type Collected = { readonly facts: readonly ImportedFact[]; readonly inbox: readonly InboxItem[]; readonly notes: readonly string[] };

/** Key of an item about one record; the content tells records apart that share a name. */
export const itemKey = (entry: Entry, doubts: readonly Doubt[]): string =>
  `waiting:${entry.record}${doubts.some((doubt) => doubt.code === 'same-id-different-content') ? `:${entry.hash.slice(0, 12)}` : ''}`;

export const codesIn = (doubts: readonly Doubt[]): InboxItem['doubts'] => [...new Set(doubts.map((doubt) => doubt.code))];
export const whyIn = (doubts: readonly Doubt[]): string => [...new Set(doubts.map((doubt) => doubt.why))].join('; ');
