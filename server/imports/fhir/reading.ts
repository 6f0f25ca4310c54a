import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Doubt } from './dosage';
import type { ImportedFact, InboxItem } from './model';

/** What one record comes to before it is put beside the others. */
export type Reading =
  | { readonly kind: 'fact'; readonly what: string; readonly on: LocalDate | null; readonly facts: readonly ImportedFact[]; readonly notes?: readonly string[] }
  | { readonly kind: 'left-out'; readonly what: string; readonly why: string; readonly on: LocalDate | null }
  | { readonly kind: 'merged'; readonly what: string; readonly why: string; readonly on: LocalDate | null }
  | { readonly kind: 'waits'; readonly what: string; readonly on: LocalDate | null; readonly item: Waiting };

/** A record in doubt: facts that hold all the same, and what a person can choose. */
export type Waiting = {
  readonly kind: InboxItem['kind'];
  /** Reports and measurements it would be, where that can be told. */
  readonly about?: InboxItem['about'];
  readonly doubts: readonly Doubt[];
  readonly original: InboxItem['original'];
  /** Facts that are not in doubt. */
  readonly facts: readonly ImportedFact[];
  /** What a person can make of it, besides leaving it out. */
  readonly offers: readonly { readonly id: string; readonly label: string; readonly facts: readonly ImportedFact[] }[];
};

export const leftOut = (what: string, why: string, on: LocalDate | null = null): Reading => ({ kind: 'left-out', what, why, on });

/** A click on words that nobody matched to a code keeps them in sight and clears nothing: only asking does. */
export const keptInWords = (text: string): string => `Keep “${text}” on the chart in these words: it answers no question`;
