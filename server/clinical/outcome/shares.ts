/** A share with its 95 % interval after Wilson; `null` of nobody. */
export type Share = { readonly of: number; readonly share: number; readonly low: number; readonly high: number };

/** 97.5th percentile of the normal distribution. */
const Z = 1.959964;

/**
 * Share of `n` with its 95 % interval after Wilson, which stays between 0 and 1 and keeps its meaning for small numbers.
 * @param k - 0 to n
 */
export function wilson(k: number, n: number): Share | null {
  if (n === 0) return null;
  const share = k / n;
  const spread = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  const middle = share + (Z * Z) / (2 * n);
  const scale = 1 + (Z * Z) / n;
  return { of: n, share, low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

/** People of one option whose time of judging has passed, each in exactly one of these. */
export type Counted = {
  /** No total before or none in the weeks of the review. */
  readonly missing: number;
  /** Already below the bound of remission before. */
  readonly wellBefore: number;
  readonly both: number;
  readonly responseOnly: number;
  readonly remissionOnly: number;
  readonly neither: number;
};

/** What may be shown of an option: `null` is fewer than the smallest cell, or would let one be reckoned. */
export type Shown = {
  readonly n: number | null;
  readonly missing: number | null;
  readonly wellBefore: number | null;
  /** Judged: neither missing nor well before. */
  readonly judged: number | null;
  readonly response: Share | null;
  readonly remission: Share | null;
};

/** Groups of fewer people are not shown. */
export const SMALLEST_CELL = 10;

const isShowable = (cell: number): boolean => cell === 0 || cell >= SMALLEST_CELL;

/**
 * Counts of one option without its small cells. Parts of a whole are shown all or none, so that no part is the whole less the others; of
 * those judged both yes and no have to be many enough, and response and remission stand side by side only where the difference of the two is.
 * No row holds a total over options, and nothing here can be filtered: there is nothing to subtract from.
 */
export function withoutSmallCells(counted: Counted): Shown {
  const judged = counted.both + counted.responseOnly + counted.remissionOnly + counted.neither;
  const n = judged + counted.missing + counted.wellBefore;
  const hidden: Shown = { n: null, missing: null, wellBefore: null, judged: null, response: null, remission: null };
  if (n < SMALLEST_CELL) return n === 0 ? { ...hidden, n: 0 } : hidden;
  if (![counted.missing, counted.wellBefore, judged].every(isShowable)) return { ...hidden, n };
  const parts = { n, missing: counted.missing, wellBefore: counted.wellBefore, judged };
  const isSplit = (yes: number): boolean => yes >= SMALLEST_CELL && judged - yes >= SMALLEST_CELL;
  const [response, remission] = [counted.both + counted.responseOnly, counted.both + counted.remissionOnly];
  const shownResponse = isSplit(response);
  const shownRemission = isSplit(remission) && (!shownResponse || isShowable(Math.abs(response - remission)));
  return { ...hidden, ...parts, response: shownResponse ? wilson(response, judged) : null, remission: shownRemission ? wilson(remission, judged) : null };
}
