import type { Json } from '@/server/clinical/model/content-entry';

/** A parsed value without its absent keys, as JSON would hold it. */
export function json(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(json);
  if (typeof value !== 'object') throw new TypeError('content holds only JSON');
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined).map(([key, entry]) => [key, json(entry)]));
}
