import { conceptLabel, plainText, readCoding, readConcept, valueKey, type Concept } from './codings';
import { OddNumber, member, objectOf, textOf, writtenAs, type JsonObject } from './json-value';

/** The value of an observation, a component or an answer. */
export type ReadValue =
  | { readonly kind: 'none' }
  /** `asText`: sent in quotes (`"12"`), not as a number. */
  | { readonly kind: 'number'; readonly value: number; readonly unit: string | null; readonly written: string; readonly asText: boolean }
  /** Words, a bound such as `> 60`, or a number that is not written as one. */
  | { readonly kind: 'text'; readonly text: string; readonly isBound: boolean; readonly unit: string | null }
  | { readonly kind: 'coded'; readonly concept: Concept; readonly text: string; readonly weight: number | null };

const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,9})(?:\.\d{1,6})?$/;
/** Extensions that carry the number behind a coded answer. */
const WEIGHTS: ReadonlySet<string> = new Set(['http://hl7.org/fhir/StructureDefinition/ordinalValue', 'http://hl7.org/fhir/StructureDefinition/itemWeight']);

export function readValue(holder: JsonObject): ReadValue {
  const key = valueKey(holder);
  if (key === null) return { kind: 'none' };
  const value = member(holder, key);
  switch (key) {
    case 'valueQuantity':
    case 'valueInteger':
    case 'valueDecimal':
      return key === 'valueQuantity' ? readQuantity(objectOf(holder, key)) : fromNumber(value, null);
    case 'valueString':
      return fromText(value, null);
    case 'valueCodeableConcept':
    case 'valueCoding': {
      const concept = key === 'valueCoding' ? readCoding(value) : readConcept(value);
      if (concept === null) return { kind: 'none' };
      return { kind: 'coded', concept, text: conceptLabel(concept) ?? '', weight: weightOf(objectOf(holder, key)) };
    }
    default:
      return typeof value === 'object' && value !== null && !(value instanceof OddNumber) ? asText('a value that is not a number, a word or a code') : asText(writtenAs(value));
  }
}

const asText = (text: string | null): ReadValue => (text === null || text.trim() === '' ? { kind: 'none' } : { kind: 'text', text: plainText(text), isBound: false, unit: null });

const fromText = (value: ReturnType<typeof member>, unit: string | null): ReadValue =>
  typeof value === 'string' && PLAIN_NUMBER.test(value.trim()) ? { kind: 'number', value: Number(value.trim()), unit, written: value.trim(), asText: true } : asText(writtenAs(value));

const fromNumber = (value: ReturnType<typeof member>, unit: string | null): ReadValue =>
  typeof value === 'number' ? { kind: 'number', value, unit, written: String(value), asText: false } : fromText(value, unit);

function readQuantity(quantity: JsonObject | null): ReadValue {
  if (quantity === null) return { kind: 'none' };
  const value = member(quantity, 'value');
  const code = textOf(quantity, 'code');
  const words = textOf(quantity, 'unit');
  const unit = code ?? words;
  const comparator = textOf(quantity, 'comparator');
  if (comparator !== null) return { kind: 'text', text: plainText(`${comparator} ${writtenAs(value) ?? ''} ${words ?? code ?? ''}`), isBound: true, unit };
  return fromNumber(value, unit === null ? null : plainText(unit));
}

function weightOf(value: JsonObject | null): number | null {
  const holders = [value, ...(Array.isArray(member(value ?? undefined, 'coding')) ? asObjects(member(value ?? undefined, 'coding')) : [])];
  for (const holder of holders) {
    for (const extension of asObjects(member(holder ?? undefined, 'extension'))) {
      const weight = member(extension, 'valueDecimal') ?? member(extension, 'valueInteger');
      if (WEIGHTS.has(textOf(extension, 'url') ?? '') && typeof weight === 'number') return weight;
    }
  }
  return null;
}

const asObjects = (list: ReturnType<typeof member>): readonly JsonObject[] =>
  Array.isArray(list) ? list.filter((entry): entry is JsonObject => typeof entry === 'object' && entry !== null && !Array.isArray(entry) && !(entry instanceof OddNumber)) : [];
