import type { Content } from '../schema/content';
import { repeated } from './problem';
import type { Problem } from './problem';
import type { Vocabulary } from './vocabulary';

/** Keys under which the content names references, wherever they stand. */
const REFERENCE_LISTS = new Set(['refs', 'supportingRefs', 'contradictingRefs', 'sourcePages', 'derivedFrom']);

/** Every reference exists, each id and alias means one entry, and a rule has at least one (which its schema also demands). */
export function checkReferences(content: Content, names: Vocabulary): Problem[] {
  const ids = content.references.references.flatMap(({ id, aliases }) => [id, ...aliases]);
  return [
    ...repeated(ids).map((id) => ({ at: 'references', message: `two entries claim the id ${id}` })),
    ...unresolved(content, names, ''),
  ];
}

function unresolved(value: unknown, names: Vocabulary, at: string): Problem[] {
  if (Array.isArray(value)) {
    return value.flatMap((entry: unknown, index) => unresolved(entry, names, `${at}.${idOf(entry) ?? index}`));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]: [string, unknown]) => {
    const place = at === '' ? key : `${at}.${key}`;
    const listed = REFERENCE_LISTS.has(key) && Array.isArray(entry) ? entry : key === 'ref' ? [entry] : null;
    if (listed === null) return unresolved(entry, names, place);
    return listed.filter((id) => typeof id === 'string' && !names.references.has(id)).map((id) => ({ at: place, message: `unknown reference: ${String(id)}` }));
  });
}

const idOf = (entry: unknown): string | null =>
  typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? entry.id : null;
