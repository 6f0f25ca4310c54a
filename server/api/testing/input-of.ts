import { z } from 'zod';

/** Where in an input something stands: names of fields, and places in lists. */
export type Path = readonly (string | number)[];

/** Where an input names a stored row, and how such an id is written there. */
export type IdPlace = { readonly path: Path; readonly write: (uuid: string) => string };

const UUID = '6f2f6a1e-94b3-4a11-8a3c-111111111111';
const KINDS = ['condition', 'allergy', 'medication', 'observation', 'report', 'event', 'confirmation', 'inbox'];
/** Texts that some field or other takes; the first that a field accepts is its sample. */
const TEXTS = ['2026-03-01', '2026-03-01T09:00:00.000Z', UUID, ...KINDS.map((kind) => `${kind}:${UUID}`), 'a'.repeat(64), 'a'.repeat(43), 'key-1234', '9:15', '09:15', 'BEGIN:VCALENDAR', 'word', 'en', '12', 'somebody@river.example', '', 'US', 'Europe/London'];
const NUMBERS = [1, 0, 7, 70];

type Definition = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly out?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly items?: readonly z.core.$ZodType[];
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
};

const definitionOf = (schema: z.core.$ZodType): Definition => schema._zod.def;
const accepts = (schema: z.core.$ZodType, value: unknown): boolean => z.core.safeParse(schema, value).success;

const MAY_BE_LEFT_OUT = new Set(['optional', 'default', 'prefault', 'catch']);
const WRAPPERS = new Set([...MAY_BE_LEFT_OUT, 'nullable', 'nonoptional', 'readonly']);

/** The least input that a schema takes; throws where none is found, for the caller to write one. */
export function sampleOf(schema: z.core.$ZodType): unknown {
  const definition = definitionOf(schema);
  const value = build(schema, definition);
  if (!accepts(schema, value)) throw new Error(`no sample for a ${definition.type}: ${JSON.stringify(value)}`);
  return value;
}

function build(schema: z.core.$ZodType, { type, shape, innerType, element, in: input, out, options, items, entries, values }: Definition): unknown {
  if (MAY_BE_LEFT_OUT.has(type)) return undefined;
  if (type === 'nullable') return null;
  if (innerType !== undefined) return sampleOf(innerType);
  if (shape !== undefined) return Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, sampleOf(field)]).filter(([, value]) => value !== undefined));
  // What is written as text may have to be one of a few numbers behind it.
  if (input !== undefined) return firstOf(schema, [...candidatesOf(input), ...(out === undefined ? [] : (definitionOf(out).values ?? []).map(String))]);
  if (options !== undefined) return firstOf(schema, options.flatMap(possibleOf));
  if (items !== undefined) return items.map(sampleOf);
  if (entries !== undefined) return Object.values(entries)[0];
  if (values !== undefined) return values[0];
  if (element !== undefined) return firstOf(schema, [[], ...possibleOf(element).flatMap((one) => [[one], [one, one]])]);
  return firstOf(schema, candidatesOf(schema));
}

const firstOf = (schema: z.core.$ZodType, candidates: readonly unknown[]): unknown => candidates.find((candidate) => accepts(schema, candidate));

function candidatesOf(schema: z.core.$ZodType): readonly unknown[] {
  const { type, in: input, options } = definitionOf(schema);
  if (input !== undefined) return candidatesOf(input);
  if (options !== undefined) return options.flatMap(possibleOf);
  if (['string', 'custom', 'template_literal', 'any', 'unknown'].includes(type)) return [...TEXTS, ...NUMBERS];
  if (type === 'number' || type === 'int') return NUMBERS;
  if (type === 'boolean') return [false, true];
  if (type === 'record' || type === 'map') return [{}, { word: 1 }];
  if (type === 'null') return [null];
  // No entry first: what a list holds may have rules of its own, for which somebody writes an example.
  if (type === 'array' && accepts(schema, [])) return [[]];
  return [sampleOf(schema)];
}

/** As `candidatesOf`; nothing for a part that no sample fits, where another may do. */
function possibleOf(schema: z.core.$ZodType): readonly unknown[] {
  try {
    return candidatesOf(schema);
  } catch {
    return [];
  }
}

/** Every place of an input at which an id of a stored row can stand, however deep. */
export function idPlacesOf(schema: z.core.$ZodType, path: Path = []): readonly IdPlace[] {
  const { type, shape, innerType, element, in: input, options, items } = definitionOf(schema);
  if (shape !== undefined) return Object.entries(shape).flatMap(([name, field]) => idPlacesOf(field, [...path, name]));
  if (innerType !== undefined && WRAPPERS.has(type)) return idPlacesOf(innerType, path);
  if (element !== undefined) return idPlacesOf(element, [...path, 0]);
  if (items !== undefined) return items.flatMap((item, at) => idPlacesOf(item, [...path, at]));
  if (options !== undefined) return distinct(options.flatMap((option) => idPlacesOf(option, path)));
  if (input !== undefined) return idPlacesOf(input, path);
  if (type !== 'string' || OWN_KEYS.has(String(path.at(-1)))) return [];
  const kind = KINDS.find((one) => accepts(schema, `${one}:${UUID}`) && !accepts(schema, 'word'));
  if (kind !== undefined) return [{ path, write: (uuid) => `${kind}:${uuid}` }];
  // Free text takes a uuid too; a field that is named after a row takes it as a name.
  const isId = accepts(schema, UUID) && (!accepts(schema, 'word') || (String(path.at(-1)).endsWith('Id') && !CONTENT_IDS.has(String(path.at(-1)))));
  return isId ? [{ path, write: (uuid) => uuid }] : [];
}

/** Fields that name an entry of the content or a part of a text, which is the same for everybody; and the key by which a person's own act is told from its repetition. */
const CONTENT_IDS = new Set(['questionId', 'drugId', 'ruleId', 'referenceId', 'segmentId', 'optionId']);
const OWN_KEYS = new Set(['idempotencyKey']);

const distinct = (places: readonly IdPlace[]): IdPlace[] => [...new Map(places.map((place) => [JSON.stringify(place.path), place])).values()];

/** The same input with another value at one place; what leads there is made where it is missing. */
export function withValue(input: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(input) ? [...(input as unknown[])] : [];
    list[step] = withValue(list[step], rest, value);
    return list;
  }
  const fields = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
  return { ...fields, [step]: withValue(fields[step], rest, value) };
}

/** Every place of an input that is a text on the wire, whatever it has to look like. */
export function textPlacesOf(schema: z.core.$ZodType, path: Path = []): readonly Path[] {
  const { type, shape, innerType, element, in: input, options, items } = definitionOf(schema);
  if (shape !== undefined) return Object.entries(shape).flatMap(([name, field]) => textPlacesOf(field, [...path, name]));
  if (innerType !== undefined) return textPlacesOf(innerType, path);
  if (element !== undefined) return textPlacesOf(element, [...path, 0]);
  if (items !== undefined) return items.flatMap((item, at) => textPlacesOf(item, [...path, at]));
  if (options !== undefined) return [...new Map(options.flatMap((option) => textPlacesOf(option, path)).map((place) => [JSON.stringify(place), place])).values()];
  if (input !== undefined) return textPlacesOf(input, path);
  return ['string', 'enum', 'literal', 'template_literal', 'custom', 'any', 'unknown'].includes(type) ? [path] : [];
}
