/** A choice of a question about several medicines with the one that it was said of, as an answer keeps it: `improved:quetiapine`. */
export const namedChoice = (value: string, drug: string): string => `${value}:${drug}`;

/** The choice that an answer keeps, and the drug that it was said of where one was named. */
export function readChoice(detail: string): { readonly value: string; readonly drug: string | null } {
  const at = detail.indexOf(':');
  return at === -1 ? { value: detail, drug: null } : { value: detail.slice(0, at), drug: detail.slice(at + 1) };
}
