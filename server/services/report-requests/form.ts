import { z } from 'zod';
import type { InstrumentContent } from '@/server/clinical/model/instrument-content';
import type { ReportPage } from '@/server/contracts/report-door';

const option = z.object({ value: z.union([z.number(), z.string()]), label: z.string() });

/** The parts of an instrument's entry that are asked beside its items. */
const partsSchema = z.object({
  period: z.string().nullable().default(null),
  instruction: z.string().nullable().default(null),
  licence: z.object({ statement: z.string() }).nullable().default(null),
  anchor: z.object({ id: z.string() }).nullable().default(null),
  gate: z.object({ id: z.string(), text: z.string(), options: z.array(option) }).nullable().default(null),
  columns: z.array(z.object({ id: z.string(), question: z.string(), options: z.array(option) })).default([]),
  extraItems: z.array(z.object({ id: z.string(), text: z.string(), options: z.array(option) })).default([]),
  contextItems: z
    .array(
      z.object({
        id: z.string(),
        text: z.string(),
        type: z.enum(['date-approximate', 'multi', 'single', 'scale', 'text']),
        options: z.array(z.string()).default([]),
        min: z.number().default(0),
        max: z.number().default(10),
        labels: z.record(z.string(), z.string()).default({}),
        freeText: z.boolean().default(false),
        followUp: z.string().nullable().default(null),
      }),
    )
    .default([]),
});
export type FormParts = z.output<typeof partsSchema>;

export const partsOfInstrument = (instrument: InstrumentContent): FormParts => partsSchema.parse(instrument.content);

/** Instruments whose wording may be shown to a patient. */
export const canBeAsked = (instrument: InstrumentContent): boolean => instrument.items.length > 0;

/** A page belongs to an instrument; an answer is stored under the page's id. */
export type FormPage = ReportPage & { readonly instrument: string };

/** Last page of every report. */
export const WORDS_PAGE = 'words';
/** Values by which instruments let a question go unanswered. */
const DECLINING: readonly unknown[] = ['prefer not to say', 'skip'];
const SECOND_COLUMN = 'before';

const bare: Omit<ReportPage, 'id' | 'kind' | 'question'> = { kick: null, choices: [], declined: null, ends: null, textLabel: null, before: null, unless: null, small: null };

type Option = z.output<typeof option>;
/** The choices without the one that declines, which every page has in the same place and the same words. */
const split = (options: readonly Option[]): Pick<ReportPage, 'choices' | 'declined'> => {
  const declining = options.find(({ value }) => DECLINING.includes(value));
  return { choices: options.filter((entry) => entry !== declining), declined: declining === undefined ? null : String(declining.value) };
};
const named = (values: readonly string[]): Option[] => values.map((value) => ({ value, label: value }));

function contextPage(instrument: string, item: FormParts['contextItems'][number]): FormPage {
  const page = { ...bare, instrument, id: item.id, question: item.text, textLabel: item.freeText ? 'In your own words, if you like' : (item.followUp ?? null) };
  switch (item.type) {
    case 'date-approximate':
      return { ...page, kind: 'onset' };
    case 'text':
      return { ...page, kind: 'text' };
    case 'scale':
      return { ...page, kind: 'scale', ends: { min: item.min, max: item.max, minLabel: item.labels[String(item.min)] ?? '', maxLabel: item.labels[String(item.max)] ?? '' } };
    case 'multi':
      return { ...page, kind: 'many', ...split(named(item.options)) };
    case 'single':
      return { ...page, kind: 'one', ...split(named(item.options)) };
  }
}

function pagesOfInstrument(instrument: InstrumentContent, comparedWith: string | null): FormPage[] {
  const parts = partsOfInstrument(instrument);
  const [now] = parts.columns;
  const before = comparedWith === null ? undefined : parts.columns.find(({ id }) => id === SECOND_COLUMN);
  const kick = now?.question ?? parts.instruction ?? (parts.period === null ? null : capitalised(parts.period));
  const small = instrument.labelToShow ?? parts.licence?.statement ?? null;
  const unless = parts.gate === null ? null : { page: parts.gate.id, value: parts.gate.options[0]?.value ?? null };
  const gate: FormPage[] = parts.gate === null ? [] : [{ ...bare, instrument: instrument.id, id: parts.gate.id, kind: 'one', question: parts.gate.text, ...split(parts.gate.options), small }];
  const items = instrument.items.map((item): FormPage => ({
    ...bare,
    instrument: instrument.id,
    id: item.id,
    kind: 'one',
    kick,
    question: item.text,
    ...split(now?.options ?? instrument.options),
    before: before === undefined ? null : { id: `${item.id}:${before.id}`, question: before.question, choices: before.options },
    unless,
    small,
  }));
  const extra = parts.extraItems.map((item): FormPage => ({ ...bare, instrument: instrument.id, id: item.id, kind: 'one', question: item.text, ...split(item.options), small }));
  return [...gate, ...items, ...extra, ...parts.contextItems.map((item) => contextPage(instrument.id, item))];
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Every page of a report in its order: each instrument's items and context, then room for the patient's own words. */
export const pagesOf = (instruments: readonly InstrumentContent[], comparedWith: string | null): FormPage[] => [
  ...instruments.flatMap((instrument) => pagesOfInstrument(instrument, comparedWith)),
  { ...bare, instrument: instruments[0]?.id ?? '', id: WORDS_PAGE, kind: 'text', question: 'Is there anything you want to say in your own words?' },
];

/** Pages that are asked with the answers so far. */
export const askedPages = <Page extends Pick<ReportPage, 'unless'>>(pages: readonly Page[], answers: Readonly<Record<string, unknown>>): Page[] =>
  pages.filter(({ unless }) => unless === null || answers[unless.page] !== unless.value);
