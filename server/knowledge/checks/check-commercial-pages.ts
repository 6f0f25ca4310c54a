import type { Content } from '../schema/content';
import type { Problem } from './problem';

/** What the library says about such pages, and where it sets them side by side, names them as what they are. */
const ABOUT_PAGES: ReadonlySet<string> = new Set(['claims', 'disagreements', 'references', 'stated']);

/** A page that sells something heads no sentence and carries none alone: it stands last, as what prompted it. */
export function checkCommercialPages(content: Content): Problem[] {
  const pages = new Set(content.references.references.filter(({ type }) => type === 'commercial-page').flatMap(({ id, aliases }) => [id, ...aliases]));
  return Object.entries(content).filter(([key]) => !ABOUT_PAGES.has(key)).flatMap(([key, value]) => listsIn(value, key).flatMap(({ at, refs }) => wrong(refs, pages).map((message) => ({ at, message }))));
}

function wrong(refs: readonly string[], pages: ReadonlySet<string>): string[] {
  const [lead] = refs;
  const early = refs.find((ref, place) => pages.has(ref) && refs.slice(place + 1).some((later) => !pages.has(later)));
  if (lead !== undefined && pages.has(lead)) return [`a commercial page leads: ${lead}; name our judgement first, or the work that states it`];
  return early === undefined ? [] : [`a commercial page stands before other works: ${early}`];
}

function listsIn(value: unknown, at: string): { readonly at: string; readonly refs: readonly string[] }[] {
  if (Array.isArray(value)) return value.flatMap((entry: unknown, place) => listsIn(entry, `${at}.${typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? entry.id : place}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]: [string, unknown]) => (key === 'refs' && Array.isArray(entry) ? [{ at, refs: entry.filter((ref) => typeof ref === 'string') }] : listsIn(entry, `${at}.${key}`)));
}
