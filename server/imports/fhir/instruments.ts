import type { Json } from '@/server/clinical/model/content-entry';
import type { InstrumentContent } from '@/server/clinical/model/instrument-content';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { ReadValue } from './read-value';

type ItemCode = {
  readonly id: string;
  /** Answers by their LOINC answer code and by their words, in lower case. */
  readonly answers: ReadonlyMap<string, number | string>;
  /** Numbers that are answers of their own. */
  readonly numbers: ReadonlySet<number>;
};

/** An instrument as records send it: the codes of its panel, totals and items. */
export type Instrument = {
  readonly id: string;
  readonly title: string;
  readonly panel: string | null;
  /** LOINC code of a total to the field it fills and its range. */
  readonly totals: ReadonlyMap<string, TotalField>;
  /** The score that is the sum of the items; `null` where none is: the highest single item is no sum. */
  readonly sumField: string | null;
  readonly mainTotal: TotalField | null;
  readonly items: ReadonlyMap<string, ItemCode>;
  /** Items that make up the total. */
  readonly scored: readonly string[];
  /** Every answer that an item offers, by the item's own id; an id that is not here is asked beside the items. */
  readonly offered: ReadonlyMap<string, ReadonlySet<number | string | boolean>>;
  /** Ranges of the fields that have one. */
  readonly ranges: ReadonlyMap<string, { readonly min: number; readonly max: number }>;
  /** Items whose answer is never held back by a doubt about the others. */
  readonly safetyItems: ReadonlySet<string>;
};

type TotalField = { readonly field: string; readonly min: number; readonly max: number };

export type InstrumentIndex = {
  /** Instruments to which a LOINC code belongs, as panel, total or item. */
  readonly ofCode: (loinc: string) => readonly Instrument[];
  readonly byId: (id: string) => Instrument | null;
  /** The instrument that the address of a questionnaire names. */
  readonly ofQuestionnaire: (canonical: string) => Instrument | null;
};

export function indexInstruments(knowledge: Knowledge): InstrumentIndex {
  const all = knowledge.instruments.map(toInstrument);
  const codes = new Map<string, Instrument[]>();
  for (const instrument of all) {
    for (const code of [instrument.panel, ...instrument.totals.keys(), ...instrument.items.keys()]) {
      if (code !== null) codes.set(code, [...(codes.get(code) ?? []), instrument]);
    }
  }
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return {
    ofCode: (loinc) => codes.get(loinc) ?? [],
    byId: (id) => all.find((instrument) => instrument.id === id) ?? null,
    ofQuestionnaire: (canonical) => {
      const last = canonical.split('|')[0] ?? '';
      return all.find((instrument) => (instrument.panel !== null && last.includes(instrument.panel)) || plain(last.slice(last.lastIndexOf('/') + 1)).startsWith(plain(instrument.id))) ?? null;
    },
  };
}

const inJson = (value: Json, key: string): Json => (typeof value === 'object' && value !== null && !Array.isArray(value) ? ((value as Readonly<Record<string, Json>>)[key] ?? null) : null);
const listIn = (value: Json, key: string): readonly Json[] => {
  const found = inJson(value, key);
  return Array.isArray(found) ? (found as readonly Json[]) : [];
};
const textIn = (value: Json, key: string): string | null => {
  const found = inJson(value, key);
  return typeof found === 'string' ? found : null;
};

function toInstrument(content: InstrumentContent): Instrument {
  const [firstField] = content.fields;
  const main = content.fields.find((field) => field.id === 'total') ?? firstField;
  const range = (field: { min: number | null; max: number | null }) => ({ min: field.min ?? content.range?.min ?? 0, max: field.max ?? content.range?.max ?? 0 });
  const mainTotal = main === undefined ? null : { field: main.id, ...range(main) };
  const totals = new Map<string, TotalField>();
  if (content.loincTotal !== null && mainTotal !== null) totals.set(content.loincTotal, mainTotal);
  const ideation = textIn(inJson(content.content, 'loinc'), 'ideation');
  const ideationField = content.fields.find((field) => field.id === 'cssrs-ideation');
  if (ideation !== null && ideationField !== undefined) totals.set(ideation, { field: ideationField.id, ...range(ideationField) });
  const items = new Map<string, ItemCode>();
  for (const item of content.items) if (item.loinc !== null) items.set(item.loinc, toItem(item.id, content.options));
  for (const extra of listIn(content.content, 'extraItems')) {
    const [id, loinc] = [textIn(extra, 'id'), textIn(extra, 'loinc')];
    const options = listIn(extra, 'options').flatMap((option) => {
      const value = inJson(option, 'value');
      return typeof value === 'string' || typeof value === 'number' ? [{ value, label: textIn(option, 'label') ?? '', loincAnswer: textIn(option, 'loincAnswer') }] : [];
    });
    if (id !== null && loinc !== null) items.set(loinc, toItem(id, options));
  }
  return {
    id: content.id,
    title: content.title,
    panel: content.loincPanel,
    totals,
    mainTotal,
    sumField: content.fields.find(({ id }) => id === 'sum' || id === 'total' || id.endsWith('-total'))?.id ?? null,
    items,
    scored: content.items.map((item) => item.id),
    offered: offeredBy(content),
    ranges: new Map(content.fields.flatMap(({ id, min, max }) => (min === null || max === null ? [] : [[id, { min, max }] as const]))),
    safetyItems: new Set(listIn(content.content, 'safety').flatMap((entry) => textIn(entry, 'item') ?? [])),
  };
}

/** Answers of the items, and of the columns where an instrument asks for more than one time. */
function offeredBy(content: InstrumentContent): ReadonlyMap<string, ReadonlySet<number | string | boolean>> {
  const columns = listIn(content.content, 'columns').map((column, place) => ({
    suffix: place === 0 ? '' : `:${textIn(column, 'id') ?? ''}`,
    values: listIn(column, 'options').map((option) => inJson(option, 'value')).filter((value) => typeof value === 'number' || typeof value === 'string'),
  }));
  const asked = columns.length > 0 ? columns : [{ suffix: '', values: content.options.map(({ value }) => value) }];
  return new Map(content.items.flatMap(({ id }) => asked.map(({ suffix, values }) => [`${id}${suffix}`, new Set<number | string | boolean>(values)] as const)));
}

function toItem(id: string, options: InstrumentContent['options']): ItemCode {
  const answers = new Map<string, number | string>();
  for (const option of options) {
    if (option.loincAnswer !== null) answers.set(option.loincAnswer, option.value);
    answers.set(option.label.toLowerCase(), option.value);
  }
  return { id, answers, numbers: new Set(options.flatMap((option) => (typeof option.value === 'number' ? [option.value] : []))) };
}

/** The answer that a value means; `null` when it is none of the item's. */
export function answerOf(item: ItemCode, value: ReadValue): number | string | null {
  switch (value.kind) {
    case 'none':
      return null;
    case 'number':
      return item.numbers.has(value.value) && value.written === String(value.value) ? value.value : null;
    case 'text':
      return item.answers.get(value.text.toLowerCase()) ?? null;
    case 'coded': {
      const coded = value.concept.codings.map((coding) => item.answers.get(coding.code)).find((answer) => answer !== undefined);
      if (coded !== undefined) return coded;
      const worded = item.answers.get(value.text.toLowerCase());
      if (worded !== undefined) return worded;
      return value.weight !== null && item.numbers.has(value.weight) ? value.weight : null;
    }
  }
}

/** The total that a value means; `null` when it is not a whole number in the range. */
export function totalOf(field: TotalField, value: ReadValue): number | null {
  if (value.kind !== 'number' || !Number.isInteger(value.value)) return null;
  return value.value >= field.min && value.value <= field.max ? value.value : null;
}

/** The score that a value means, whole or not; `null` when it is no number in the range. */
export const scoreOf = ({ min, max }: { readonly min: number; readonly max: number }, value: ReadValue): number | null =>
  value.kind === 'number' && value.value >= min && value.value <= max ? value.value : null;
