import type { FactKey } from '../../model/ids';
import type { Facts } from '../facts';
import { UNKNOWN } from '../known-value';
import type { KnownValue } from '../known-value';
import type { Said } from './answered-about';

type Words = (facts: Facts, known: KnownValue) => string | null;

/** How a computed fact is made from a chart, and how it is named to a reader. */
export type Computation = {
  /** Named in words, without its value. */
  readonly label: string;
  readonly unit: string | null;
  /** A clinician's to judge: an answer stands before what the chart suggests; with `newest` only until a report of a later day tells of it. */
  readonly judged: boolean | 'newest';
  /** Whether an answer still counts, where it was about a medicine. */
  readonly counts?: (facts: Facts, said: Said) => boolean;
  /** Other facts whose absence can leave it open. */
  readonly restsOn: readonly FactKey[];
  /** Reports and measurements it is computed from, as a record in the trust inbox names what it would be. */
  readonly readsFrom: readonly FactKey[];
  /** What a reader is told of the known value instead of the bare number, yes or no; `null` where nothing is known. */
  readonly inWords?: Words;
  /** The same inside a sentence that names what was tested; `null` where the bare number says it. */
  readonly inBrief?: Words;
  /** What there is of it where it cannot be told: told instead of nothing. */
  readonly soFar?: (facts: Facts) => string | null;
  /** `strict` is the reading behind a contraindication. */
  readonly compute: (facts: Facts, strict: boolean) => KnownValue;
};

type Options = { readonly unit?: string; readonly judged?: true | 'newest'; readonly counts?: Computation['counts']; readonly restsOn?: readonly FactKey[]; readonly readsFrom?: readonly FactKey[]; readonly inWords?: Words; readonly inBrief?: Words; readonly soFar?: (facts: Facts) => string | null };

export const computed = (label: string, compute: Computation['compute'], options: Options = {}): Computation => ({
  label,
  unit: options.unit ?? null,
  judged: options.judged ?? false,
  restsOn: options.restsOn ?? [],
  readsFrom: options.readsFrom ?? [],
  ...(options.counts !== undefined && { counts: options.counts }),
  ...(options.inWords !== undefined && { inWords: options.inWords }),
  ...(options.inBrief !== undefined && { inBrief: options.inBrief }),
  ...(options.soFar !== undefined && { soFar: options.soFar }),
  compute,
});

/** Only a person can say it. */
export const askedOnly = (label: string, unit: string | null = null): Computation => ({ label, unit, judged: true, restsOn: [], readsFrom: [], compute: () => UNKNOWN });
