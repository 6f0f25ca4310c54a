type Path = readonly string[];
type Held = Record<string, unknown>;

/** Arrays too are read by the names of their places. */
const isHeld = (value: unknown): value is Held => typeof value === 'object' && value !== null;

const datesIn = (value: unknown, path: Path): Path[] =>
  value instanceof Date ? [path] : isHeld(value) ? Object.entries(value).flatMap(([name, inner]) => datesIn(inner, [...path, name])) : [];

/** Makes the text at a path a date again; a path that leads nowhere, or out of what was sent, changes nothing. */
function revive(root: Held, path: unknown): void {
  if (!Array.isArray(path)) return;
  let holder = root;
  for (const [place, name] of path.entries()) {
    if (typeof name !== 'string' || name === '__proto__' || !Object.hasOwn(holder, name)) return;
    const found = holder[name];
    if (place < path.length - 1) {
      if (!isHeld(found)) return;
      holder = found;
    } else if (typeof found === 'string') {
      holder[name] = new Date(found);
    }
  }
}

/**
 * What crosses between page and server: plain JSON in an envelope, with the places of its dates. What is not given is left out.
 * `server/api/wire.test.ts` holds every answer to what it can carry.
 */
export const wire = {
  serialize: (value: unknown): { readonly json: unknown; readonly dates?: readonly Path[] } => {
    const dates = datesIn(value, []);
    return dates.length === 0 ? { json: value } : { json: value, dates };
  },
  deserialize: (sent: unknown): unknown => {
    if (!isHeld(sent) || !('json' in sent)) return undefined;
    const root: Held = { json: sent.json };
    if (Array.isArray(sent.dates)) for (const path of sent.dates as readonly unknown[]) revive(root, Array.isArray(path) ? ['json', ...(path as readonly unknown[])] : path);
    return root.json;
  },
};
