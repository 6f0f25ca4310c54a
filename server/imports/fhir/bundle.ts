import { compareText, contentHash } from './canonical';
import { plainText } from './codings';
import { isArray, isObject, member, objectOf, objectsOf, textOf, type JsonObject, type JsonValue } from './json-value';
import { LIMITS } from './limits';
import type { ImportRefusal, Result } from './model';
import type { Slices } from './slices';

/** One entry of the bundle with the names under which others may point at it. */
export type Entry = {
  readonly index: number;
  readonly path: string;
  readonly fullUrl: string | null;
  readonly id: string | null;
  readonly resource: JsonObject | null;
  readonly resourceType: string | null;
  /** Name in the import lists. */
  readonly name: string;
  /** Name in facts: type and id, else type and the first digits of the content hash. */
  readonly record: string;
  readonly hash: string;
  readonly isDeletion: boolean;
};

export type Bundle = { readonly entries: readonly Entry[]; readonly patient: Entry; readonly notes: readonly string[]; readonly madeOn: string | null };

const refuse = (code: ImportRefusal['code'], path: string, message: string): Result<never, ImportRefusal> => ({ ok: false, error: { code, path, message } });

/** Checks that concern the document as a whole; nothing of a document that fails one is used. */
export function* readEntries(document: JsonValue): Slices<Result<Bundle, ImportRefusal>> {
  if (!isObject(document)) return refuse('not-a-bundle', 'document', 'is not a FHIR resource; expected an object with resourceType "Bundle"');
  const type = member(document, 'resourceType');
  if (type !== 'Bundle') {
    const found = typeof type === 'string' ? `is of type ${plainText(type).slice(0, 60)}, not a Bundle` : 'is not a Bundle: resourceType is missing';
    return refuse('not-a-bundle', 'resourceType', `${found}; expected a FHIR R4 Bundle with one Patient and the records about that person`);
  }
  const version = statedVersion(document, '');
  if (version !== null) return version;
  const written = member(document, 'entry');
  if (written !== undefined && written !== null && !isArray(written)) return refuse('not-a-bundle', 'entry', 'is not a list; Bundle.entry is a list of entries');
  if (!isArray(written) || written.length === 0) return refuse('empty-bundle', 'entry', 'is empty; expected one Patient and the records about that person');
  if (written.length > LIMITS.listItems) return refuse('too-many-values', 'entry', `holds more than ${LIMITS.listItems} entries; send the record in smaller bundles`);
  const entries: Entry[] = [];
  for (const [index, value] of written.entries()) {
    entries.push(readEntry(value, index));
    yield;
  }
  for (const entry of entries) {
    const stated = entry.resource === null ? null : statedVersion(entry.resource, `${entry.path}.resource`);
    if (stated !== null) return stated;
  }
  const patient = onlyPatient(entries);
  if (!patient.ok) return patient;
  const notes = objectsOf(document, 'link').some((link) => textOf(link, 'relation') === 'next')
    ? ['This bundle is one page of a longer answer: it names a next page that is not here.']
    : [];
  return { ok: true, value: { entries, patient: patient.value, notes, madeOn: textOf(document, 'timestamp') } };
}

const ID = /^[A-Za-z0-9\-.]{1,64}$/;

function readEntry(value: JsonValue, index: number): Entry {
  const path = `entry[${index}]`;
  const resource = objectOf(value, 'resource');
  const resourceType = textOf(resource ?? undefined, 'resourceType');
  const id = textOf(resource ?? undefined, 'id');
  const fullUrl = textOf(value, 'fullUrl');
  const hash = contentHash(resource ?? value);
  const named = resourceType !== null && id !== null && ID.test(id) ? `${plainText(resourceType)}/${id}` : null;
  return {
    index,
    path,
    fullUrl,
    id: id !== null && ID.test(id) ? id : null,
    resource,
    resourceType,
    name: named ?? (fullUrl === null ? path : plainText(fullUrl)),
    record: named ?? `${resourceType === null ? 'entry' : plainText(resourceType)}/${hash.slice(0, 12)}`,
    hash,
    isDeletion: textOf(objectOf(value, 'request') ?? undefined, 'method') === 'DELETE',
  };
}

/** Resource types that only other versions of FHIR have. */
const OTHER_VERSIONS: Readonly<Record<string, string>> = {
  MedicationOrder: 'DSTU2', DiagnosticOrder: 'DSTU2', ProcedureRequest: 'STU3', ReferralRequest: 'STU3', MedicationUsage: 'R5',
};
const VERSION_IN_PROFILE = /^https?:\/\/hl7\.org\/fhir\/(\d+\.\d+)(?:\.\d+)?\/StructureDefinition\//;

/** A refusal when the record says that it is another version of FHIR than R4. */
function statedVersion(resource: JsonObject, path: string): Result<never, ImportRefusal> | null {
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
  const say = (key: string, found: string): Result<never, ImportRefusal> =>
    refuse('wrong-version', at(key), `says FHIR ${plainText(found).slice(0, 20)}; expected FHIR R4 (4.0.1)`);
  const stated = textOf(resource, 'fhirVersion');
  if (stated !== null && !/^(4\.0|R4$)/i.test(stated)) return say('fhirVersion', stated);
  const profiles = member(objectOf(resource, 'meta') ?? undefined, 'profile');
  for (const [index, profile] of (isArray(profiles) ? profiles : []).entries()) {
    const version = typeof profile === 'string' ? VERSION_IN_PROFILE.exec(profile)?.[1] : undefined;
    if (version !== undefined && version !== '4.0') return say(`meta.profile[${index}]`, version);
  }
  const type = textOf(resource, 'resourceType');
  const other = type === null ? undefined : OTHER_VERSIONS[type];
  return other === undefined ? null : say('resourceType', other);
}

function onlyPatient(entries: readonly Entry[]): Result<Entry, ImportRefusal> {
  const patients = entries.filter((entry) => entry.resourceType === 'Patient' && !entry.isDeletion);
  const [first, ...others] = [...patients].sort((a, b) => compareText(a.record, b.record) || compareText(a.hash, b.hash));
  if (first === undefined) return refuse('no-patient', 'entry', 'holds no Patient; expected exactly one');
  const other = others.find((entry) => entry.hash !== first.hash);
  if (other === undefined) return { ok: true, value: first };
  const paths = patients.map((entry) => entry.index);
  const [one = 0, two = 0] = [Math.min(...paths), Math.max(...paths)];
  return refuse('two-patients', `entry[${two}].resource`, `is a second Patient beside entry[${one}].resource; a bundle holds the records of one person`);
}
