import type { FactId, FactKey } from '../model/ids';

/**
 * What is known of a computed fact. A number may be known only within bounds (an onset known to a month); `maybeNone`
 * leaves open that the event did not happen at all. `none` is knowledge: it did not happen.
 */
export type KnownValue =
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly maybeNone: boolean; readonly basis: readonly FactId[] }
  | { readonly kind: 'word'; readonly value: string | boolean; readonly basis: readonly FactId[] }
  | { readonly kind: 'none'; readonly basis: readonly FactId[] }
  /** `missing` names what would settle it where that is not the fact itself. */
  | { readonly kind: 'unknown'; readonly missing: readonly FactKey[] | null };

/** Nobody can tell, and the fact itself would settle it. */
export const UNKNOWN: KnownValue = { kind: 'unknown', missing: null };
/** Nobody can tell until these are known. */
export const unknownFor = (missing: readonly FactKey[]): KnownValue => ({ kind: 'unknown', missing });

/** One number, in the unit of its fact. */
export const exactly = (value: number, basis: readonly FactId[] = []): KnownValue => ({ kind: 'number', min: value, max: value, maybeNone: false, basis });
/** A number known to lie in a range, both ends included. */
export const between = (min: number, max: number, basis: readonly FactId[] = []): KnownValue => ({ kind: 'number', min, max, maybeNone: false, basis });
/** A choice or a yes or no. */
export const word = (value: string | boolean, basis: readonly FactId[] = []): KnownValue => ({ kind: 'word', value, basis });
/** The event did not happen: compares as false. */
export const none = (basis: readonly FactId[] = []): KnownValue => ({ kind: 'none', basis });

/** The one number it is, where there is only one; `null` otherwise. */
export const exactNumber = (value: KnownValue): number | null => (value.kind === 'number' && value.min === value.max && !value.maybeNone ? value.min : null);

/** Whether it is known to be this; unknown is no. */
export const isWord = (value: KnownValue, expected: string | boolean): boolean => value.kind === 'word' && value.value === expected;
