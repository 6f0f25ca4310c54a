import { isObject, member, objectOf, objectsOf, textOf, type JsonObject, type JsonValue } from './json-value';
import { compareText } from './canonical';
import type { Bundle, Entry } from './bundle';
import type { ImportRefusal } from './model';

/** Finds what a reference points at: an entry by fullUrl or by type and id, or a resource contained in the referring one. */
export type References = {
  readonly entryOf: (reference: string) => Entry | null;
  readonly resourceOf: (reference: string, from: JsonObject) => JsonObject | null;
};

const RELATIVE = /^([A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/;
const ABSOLUTE = /^(https?:\/\/.+)\/([A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/;

export function indexReferences(entries: readonly Entry[]): References {
  const byUrl = new Map<string, Entry>();
  const byName = new Map<string, Entry>();
  // In order of content, so that two records under one address mean the same one however the bundle is shuffled.
  for (const entry of [...entries].sort((a, b) => compareText(a.record, b.record) || compareText(a.hash, b.hash))) {
    if (entry.fullUrl !== null && !byUrl.has(entry.fullUrl)) byUrl.set(entry.fullUrl, entry);
    if (entry.id !== null && entry.resourceType !== null) {
      const name = `${entry.resourceType}/${entry.id}`;
      if (!byName.has(name)) byName.set(name, entry);
      const urn = `urn:uuid:${entry.id}`;
      if (!byUrl.has(urn)) byUrl.set(urn, entry);
    }
  }
  const entryOf = (reference: string): Entry | null => {
    const direct = byUrl.get(reference) ?? byUrl.get(reference.replace(/\/_history\/[^/]+$/, ''));
    if (direct !== undefined) return direct;
    const relative = RELATIVE.exec(reference);
    if (relative !== null) return byName.get(`${relative[1] ?? ''}/${relative[2] ?? ''}`) ?? null;
    const absolute = ABSOLUTE.exec(reference);
    const named = absolute === null ? undefined : byName.get(`${absolute[2] ?? ''}/${absolute[3] ?? ''}`);
    // A full address means the entry of that address; an entry that has another one is another record.
    return named !== undefined && (named.fullUrl === null || named.fullUrl.startsWith('urn:')) ? named : null;
  };
  const resourceOf = (reference: string, from: JsonObject): JsonObject | null => {
    if (reference.startsWith('#')) return objectsOf(from, 'contained').find((contained) => textOf(contained, 'id') === reference.slice(1)) ?? null;
    return entryOf(reference)?.resource ?? null;
  };
  return { entryOf, resourceOf };
}

export const referenceOf = (value: JsonValue | undefined, key: string): string | null => textOf(objectOf(value, key) ?? undefined, 'reference');

type SubjectMatch =
  | { readonly kind: 'this-patient' | 'not-a-person' | 'none' | 'not-matched' }
  | { readonly kind: 'other-patient'; readonly refusal: ImportRefusal };

/** Whose record it is: the bundle's patient, somebody else, or not said. */
export function matchSubject(entry: Entry, bundle: Bundle, references: References): SubjectMatch {
  const key = ['subject', 'patient'].find((name) => isObject(member(entry.resource ?? undefined, name)));
  const subject = key === undefined ? null : objectOf(entry.resource ?? undefined, key);
  if (key === undefined || subject === null) return { kind: 'none' };
  const reference = textOf(subject, 'reference');
  if (reference === null) return matchIdentifier(subject, bundle);
  if (reference.startsWith('#')) return { kind: 'not-matched' };
  const found = references.entryOf(reference);
  if (found !== null && found.hash === bundle.patient.hash) return { kind: 'this-patient' };
  if (found !== null && found.resourceType !== 'Patient') return { kind: 'not-a-person' };
  const type = RELATIVE.exec(reference)?.[1] ?? ABSOLUTE.exec(reference)?.[2] ?? textOf(subject, 'type') ?? 'Patient';
  if (type !== 'Patient') return { kind: 'not-a-person' };
  return {
    kind: 'other-patient',
    refusal: { code: 'other-patient', path: `${entry.path}.resource.${key}.reference`, message: 'points at another patient than the one of this bundle; a bundle holds the records of one person' },
  };
}

function matchIdentifier(subject: JsonObject, bundle: Bundle): SubjectMatch {
  const wanted = objectOf(subject, 'identifier');
  const value = textOf(wanted ?? undefined, 'value');
  if (value === null) return { kind: 'none' };
  const own = objectsOf(bundle.patient.resource ?? undefined, 'identifier');
  const matches = own.some((identifier) => textOf(identifier, 'value') === value && textOf(identifier, 'system') === textOf(wanted ?? undefined, 'system'));
  return { kind: matches ? 'this-patient' : 'not-matched' };
}
