/** A number that JSON allows and a clinician would not write: with an exponent, or too large to be held. Never used as a number. */
export class OddNumber {
  constructor(readonly text: string) {}
}

export type JsonObject = { readonly [key: string]: JsonValue };
export type JsonValue = null | boolean | string | number | OddNumber | readonly JsonValue[] | JsonObject;

export const isArray = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof OddNumber);

/** The member of an object; `undefined` for anything that is no object. */
export const member = (value: JsonValue | undefined, key: string): JsonValue | undefined =>
  isObject(value) ? value[key] : undefined;

/** A member that is a text and not blank, trimmed; `null` otherwise. */
export function textOf(value: JsonValue | undefined, key: string): string | null {
  const found = member(value, key);
  if (typeof found !== 'string') return null;
  const trimmed = found.trim();
  return trimmed === '' ? null : trimmed;
}

export const numberOf = (value: JsonValue | undefined, key: string): number | null => {
  const found = member(value, key);
  return typeof found === 'number' ? found : null;
};

export const objectOf = (value: JsonValue | undefined, key: string): JsonObject | null => {
  const found = member(value, key);
  return isObject(found) ? found : null;
};

/** The members of a list; an object standing where a list belongs is read as a list of one. */
function listOf(value: JsonValue | undefined, key: string): readonly JsonValue[] {
  const found = member(value, key);
  if (isArray(found)) return found;
  return isObject(found) ? [found] : [];
}

export const objectsOf = (value: JsonValue | undefined, key: string): readonly JsonObject[] => listOf(value, key).filter(isObject);

/** A scalar as the record writes it, for showing; `null` for lists and objects. */
export function writtenAs(value: JsonValue | undefined): string | null {
  if (value instanceof OddNumber) return value.text;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
