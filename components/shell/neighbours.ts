/** The patients of the list that was seen last, in its order; in memory, so that a reload forgets it. */
let order: readonly string[] = [];

export function rememberOrder(paths: readonly string[]): void {
  order = [...new Set(paths)];
}

/** The patient before or after this one in the list that was seen last; `null` at its ends and outside it. */
export function neighbourOf(path: string, step: 1 | -1): string | null {
  const at = order.indexOf(path);
  return at < 0 ? null : (order[at + step] ?? null);
}
