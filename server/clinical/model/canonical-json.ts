import type { Json } from './content-entry';

/**
 * Canonical JSON text of a value, after RFC 8785: object keys in order of their UTF-16 code units, no white space,
 * numbers and strings as `JSON.stringify` writes them. A key whose value is `undefined` is left out.
 * @throws RangeError for a number that JSON cannot hold
 */
export function canonicalJson(value: Json | undefined): string {
  if (value === undefined) throw new RangeError('nothing to write');
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('not a JSON number');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map((entry) => canonicalJson(entry)).join(',')}]`;
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  keys.sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(',')}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
