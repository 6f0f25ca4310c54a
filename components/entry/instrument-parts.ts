import { z } from 'zod';
import type { Catalog } from '@/server/contracts/catalog';

export type CatalogInstrument = Catalog['instruments'][number];

const option = z.object({ value: z.union([z.number(), z.string()]), label: z.string() });
const contextItem = z.object({
  id: z.string(),
  text: z.string(),
  type: z.enum(['date-approximate', 'multi', 'single', 'scale', 'text']),
  options: z.array(z.string()).default([]),
  precision: z.array(z.string()).default([]),
  min: z.number().default(0),
  max: z.number().default(10),
  labels: z.record(z.string(), z.string()).default({}),
  freeText: z.boolean().default(false),
  followUp: z.string().optional(),
  required: z.boolean().default(false),
});

/** The parts of an instrument's entry beside its items, as the content has them. */
const partsSchema = z.object({
  status: z.string().default(''),
  period: z.string().optional(),
  instruction: z.string().optional(),
  licence: z.object({ statement: z.string() }).optional(),
  anchor: z.object({ id: z.string(), text: z.string() }).optional(),
  gate: z.object({ id: z.string(), text: z.string(), options: z.array(option), ifNo: z.string() }).optional(),
  columns: z.array(z.object({ id: z.string(), question: z.string(), options: z.array(option) })).default([]),
  extraItems: z.array(z.object({ id: z.string(), text: z.string(), options: z.array(option) })).default([]),
  contextItems: z.array(contextItem).default([]),
  fields: z.array(z.object({ id: z.string(), note: z.string().optional() })).default([]),
});
export type InstrumentParts = z.output<typeof partsSchema>;
export type ContextItem = InstrumentParts['contextItems'][number];
export type AnswerOption = z.output<typeof option>;

export const partsOf = (instrument: CatalogInstrument): InstrumentParts => partsSchema.parse(instrument.content);

/** Columns of an item: one for most instruments, *now* and *before* for the blunting report. */
export type Column = { readonly suffix: string; readonly question: string | null; readonly options: readonly AnswerOption[] };

export const columnsOf = (instrument: CatalogInstrument, parts: InstrumentParts): readonly Column[] =>
  parts.columns.length === 0
    ? [{ suffix: '', question: null, options: instrument.options }]
    : parts.columns.map(({ id, question, options }, place) => ({ suffix: place === 0 ? '' : `:${id}`, question, options }));

/** Totals that may be entered without the items: the instrument's own, never a mean or a pattern worked out from answers. */
export const totalFields = (instrument: CatalogInstrument): CatalogInstrument['fields'] =>
  instrument.entry === 'scores' ? instrument.fields : instrument.fields.filter(({ id }) => id === 'total');
