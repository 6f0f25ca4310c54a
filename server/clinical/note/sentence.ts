import type { SegmentOrigin, SegmentRef } from '../model/note';
import type { NoteSectionId } from '../model/visit';

/** A sentence that the note may hold. */
export type Sentence = {
  readonly id: string;
  readonly section: NoteSectionId;
  readonly origin: SegmentOrigin;
  readonly text: string;
  readonly refs: readonly SegmentRef[];
  /** Given up when the note grows longer than its words; the highest number goes first. 0 is never given up. */
  readonly spare: 0 | 1 | 2 | 3;
  /** Said instead where the note would otherwise be too long. */
  readonly short?: string;
};

export const fact = (id: string): SegmentRef => ({ type: 'fact', id });
export const derived = (id: string): SegmentRef => ({ type: 'derived', id });
export const rule = (id: string): SegmentRef => ({ type: 'rule', id });
export const step = (id: string): SegmentRef => ({ type: 'step', id });
export const field = (id: string): SegmentRef => ({ type: 'visit', id });
export const followUp = (id: string): SegmentRef => ({ type: 'follow-up', id });
export const reference = (id: string): SegmentRef => ({ type: 'reference', id });

/** A fact of the chart, or the key of one that was computed or asked for. */
export const factOrKey = (id: string): SegmentRef => (id.startsWith('derived:') ? derived(id) : fact(id));

const MOST_NAMED = 8;

/** `a, b and 3 more`. */
export function listed(words: readonly string[], most = MOST_NAMED, between = ', '): string {
  const rest = words.length - most;
  return rest > 0 ? `${words.slice(0, most).join(between)} and ${rest} more` : words.join(between);
}

export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
/** Ends with a full stop, whatever it ended with. */
export const ended = (text: string): string => (/[.!?”]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** `call` of `Call: sleep, anxiety, safety`. */
export const firstClause = (what: string): string => what.replace(/\.$/, '').split(/[:;,]/, 1)[0] ?? what;

/** Words as a reader counts them: what stands between spaces. */
export const countWords = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
