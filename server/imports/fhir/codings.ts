import type { Coding } from '@/server/clinical/model/chart';
import { isObject, objectsOf, textOf, writtenAs, type JsonValue } from './json-value';

export const SYSTEMS = {
  snomed: 'http://snomed.info/sct',
  icd10cm: 'http://hl7.org/fhir/sid/icd-10-cm',
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  loinc: 'http://loinc.org',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  atc: 'http://www.whocc.no/atc',
  dmd: 'https://dmd.nhs.uk',
  ucum: 'http://unitsofmeasure.org',
} as const;

/** Other spellings under which senders name the same code system. */
const SPELLINGS: Readonly<Record<string, string>> = {
  'urn:oid:2.16.840.1.113883.6.96': SYSTEMS.snomed,
  'urn:oid:2.16.840.1.113883.6.90': SYSTEMS.icd10cm,
  'urn:oid:2.16.840.1.113883.6.3': SYSTEMS.icd10,
  'urn:oid:2.16.840.1.113883.6.1': SYSTEMS.loinc,
  'urn:oid:2.16.840.1.113883.6.88': SYSTEMS.rxnorm,
  'urn:oid:2.16.840.1.113883.6.73': SYSTEMS.atc,
  'urn:oid:2.16.840.1.113883.6.8': SYSTEMS.ucum,
};

function systemOf(written: string): string {
  const trimmed = written.replace(/\/+$/, '');
  const known = SPELLINGS[trimmed];
  if (known !== undefined) return known;
  const http = trimmed.replace(/^https:/, 'http:');
  if (http === SYSTEMS.snomed || http.startsWith(`${SYSTEMS.snomed}/`)) return SYSTEMS.snomed;
  return Object.values(SYSTEMS).find((system) => system === http) ?? trimmed;
}

/** A CodeableConcept: its codes in one spelling of the systems, and the words that stand for it. */
export type Concept = { readonly codings: readonly Coding[]; readonly text: string | null };

const MAX_TEXT = 300;

/** Text of a record fit for one line of a list: control and direction characters become spaces, length is bounded. */
export function plainText(text: string): string {
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g, ' ').replace(/ {2,}/g, ' ').trim();
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT - 1)}…` : line;
}

export function readConcept(value: JsonValue | undefined): Concept | null {
  if (!isObject(value)) return null;
  const codings = objectsOf(value, 'coding').flatMap((coding) => {
    const code = textOf(coding, 'code');
    if (code === null) return [];
    const display = textOf(coding, 'display');
    return [{ system: systemOf(textOf(coding, 'system') ?? ''), code, display: display === null ? null : plainText(display) }];
  });
  const words = textOf(value, 'text') ?? codings.find((coding) => coding.display !== null)?.display ?? codingDisplay(value);
  return codings.length === 0 && words === null ? null : { codings, text: words === null ? null : plainText(words) };
}

/** The display of a coding without a code: words, not a code. */
const codingDisplay = (value: JsonValue): string | null =>
  objectsOf(value, 'coding').map((coding) => textOf(coding, 'display')).find((display) => display !== null) ?? null;

/** Reads a single Coding, as answers and units hold it. */
export const readCoding = (value: JsonValue | undefined): Concept | null =>
  isObject(value) ? readConcept({ coding: [value] }) : null;

/** The words of a concept, else its code, for showing. */
export function conceptLabel(concept: Concept | null): string | null {
  if (concept === null) return null;
  return concept.text ?? concept.codings[0]?.code ?? null;
}

export const codesOf = (concept: Concept | null, system: string): readonly string[] =>
  concept === null ? [] : concept.codings.filter((coding) => coding.system === system).map((coding) => coding.code);

/** Status words come as a code (`status`) or as a concept (`clinicalStatus`); `null` when neither. */
export function statusCode(value: JsonValue | undefined): string | null {
  const written = writtenAs(value);
  if (written !== null) return written;
  const concept = readConcept(value);
  return concept?.codings[0]?.code ?? concept?.text ?? null;
}

const SNOMED_CODE = /^\d{6,18}$/;
const ICD10_CODE = /^([A-Z]\d[0-9A-Z])\.?([0-9A-Z]{0,4})$/;

/** An ICD-10 code written without its dot gets it back; anything else stays as it is. */
export function normaliseConditionCoding(coding: Coding): Coding {
  if (coding.system !== SYSTEMS.icd10cm && coding.system !== SYSTEMS.icd10) return coding;
  const match = ICD10_CODE.exec(coding.code.toUpperCase());
  if (match === null) return coding;
  const [, category = '', rest = ''] = match;
  return { ...coding, code: rest === '' ? category : `${category}.${rest}` };
}

/** Whether a code can be one of its system at all: a SNOMED CT code is a number, an ICD-10-CM code has its shape. */
export function isStandardCondition(coding: Coding): boolean {
  if (coding.system === SYSTEMS.snomed) return SNOMED_CODE.test(coding.code);
  return coding.system === SYSTEMS.icd10cm && ICD10_CODE.test(coding.code);
}

/** Members of a resource that begin with `value`: one is allowed. */
export function valueKey(resource: JsonValue | undefined): string | null {
  if (!isObject(resource)) return null;
  return Object.keys(resource).filter((key) => /^value[A-Z]/.test(key)).sort().at(0) ?? null;
}
