import { createHash } from 'node:crypto';
import { OddNumber, isArray, isObject, type JsonValue } from './json-value';

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** JSON with sorted keys and no white space: the same text for the same content however it was laid out. */
export function canonicalText(value: JsonValue): string {
  if (value instanceof OddNumber) return value.text;
  if (isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (isObject(value)) {
    const members = Object.keys(value)
      .sort(byCodeUnits)
      .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256 of the content in lower-case hexadecimal. */
export const contentHash = (value: JsonValue): string => createHash('sha256').update(canonicalText(value), 'utf8').digest('hex');

export const compareText = byCodeUnits;
