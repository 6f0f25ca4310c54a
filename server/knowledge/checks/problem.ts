/** What is wrong with the content: the place in it and a sentence. */
export type Problem = { readonly at: string; readonly message: string };

/** Values that occur more than once, each named once. */
export function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice];
}
