import type { Json } from './bundles';

/** A generator of pseudo-random whole numbers from a seed: the same seed gives the same document (after mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const ODD: readonly Json[] = [
  null, true, false, 0, -1, 1e21, 0.1, '', ' ', 'x', 'NaN', '1,5', '2025-02-30', '9999-12-31', '0001', '2024-13', [], {}, [[]], [null], { coding: 'x' }, { coding: [null] },
  { reference: '#' }, { reference: 'Patient/p1' }, { value: '1' }, '\u202e', 'a'.repeat(5000), ['x', 1, null], { resourceType: 'Patient' }, '12', '300', -300, 'active', 'entered-in-error',
];

/** One change somewhere in a document: a value replaced, a member dropped, copied or doubled. */
export function mutate(value: Json, random: (below: number) => number): Json {
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if (list.length === 0 || random(8) === 0) return ODD[random(ODD.length)] ?? null;
    const at = random(list.length);
    const kind = random(6);
    if (kind === 0) return list.filter((_, index) => index !== at);
    if (kind === 1) return [...list, list[at] ?? null];
    return list.map((entry, index) => (index === at ? mutate(entry, random) : entry));
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value);
    if (members.length === 0 || random(12) === 0) return ODD[random(ODD.length)] ?? null;
    const at = random(members.length);
    const [key, inner] = members[at] ?? ['', null];
    const kind = random(8);
    if (kind === 0) return Object.fromEntries(members.filter(([name]) => name !== key));
    if (kind === 1) return { ...value, [`${key}x`]: inner };
    return { ...value, [key]: mutate(inner, random) };
  }
  return ODD[random(ODD.length)] ?? null;
}

/** A change inside one record of a bundle; now and then anywhere in the document. */
export function mutateBundle(document: Json, random: (below: number) => number): Json {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return mutate(document, random);
  const { entry } = document as { readonly entry?: Json };
  if (!Array.isArray(entry) || entry.length < 2 || random(10) === 0) return mutate(document, random);
  const list = entry as readonly Json[];
  const at = 1 + random(list.length - 1);
  const changed = list.map((one, index) => {
    if (index !== at || typeof one !== 'object' || one === null || Array.isArray(one)) return one;
    return { ...one, resource: mutate((one as { readonly resource?: Json }).resource ?? null, random) };
  });
  return { ...document, entry: changed };
}

/** Changes to the text itself: cut, doubled or with a character put in. */
export function mutateText(text: string, random: (below: number) => number): string {
  const at = random(text.length);
  const kind = random(4);
  if (kind === 0) return text.slice(0, at);
  if (kind === 1) return text.slice(0, at) + text.slice(at + 1 + random(20));
  if (kind === 2) return text.slice(0, at) + text.slice(at, at + random(40)) + text.slice(at);
  return `${text.slice(0, at)}${['"', '{', ']', '\\', '\u0000', '😀', '1e9', ':'][random(8)] ?? ''}${text.slice(at)}`;
}

export function shuffled<T>(items: readonly T[], random: (below: number) => number): readonly T[] {
  const list = [...items];
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = random(at + 1);
    const [a, b] = [list[at], list[other]];
    if (a !== undefined && b !== undefined) [list[at], list[other]] = [b, a];
  }
  return list;
}
