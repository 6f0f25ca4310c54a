import { z } from 'zod';

import type { AnswerValue } from '@/server/clinical/model/chart';
import type { InstrumentContent } from '@/server/clinical/model/instrument-content';
import { cleanText } from '@/server/renderings/note/clean-text';

const option = z.object({ value: z.union([z.number(), z.string()]), label: z.string() });
const asked = z.object({ id: z.string(), text: z.string() });
const chosen = asked.extend({ options: z.array(option) });
/** What an instrument asks beside its items. */
const parts = z.object({
  columns: z.array(z.object({ id: z.string(), question: z.string(), options: z.array(option) })).default([]),
  gate: chosen.optional(),
  anchor: asked.optional(),
  extraItems: z.array(chosen).default([]),
  contextItems: z.array(asked).default([]),
});

type Asked = { readonly text: string; readonly options: readonly { readonly value: number | string; readonly label: string }[] };
type Naming = { readonly instrument: InstrumentContent | null; /** Names of the chart's medicines by id. */ readonly medicines: ReadonlyMap<string, string> };

/** The question behind each key of a report's answers, in the instrument's words, with the words that were offered. */
function questionsOf(instrument: InstrumentContent): ReadonlyMap<string, Asked> {
  const { columns, gate, anchor, extraItems, contextItems } = parts.parse(instrument.content);
  const [, ...later] = columns;
  return new Map<string, Asked>([
    ...instrument.items.flatMap(({ id, text }): [string, Asked][] => [
      [id, { text, options: columns[0]?.options ?? instrument.options }],
      ...later.map((column): [string, Asked] => [`${id}:${column.id}`, { text: `${text} (${column.question})`, options: column.options }]),
    ]),
    ...[...(gate === undefined ? [] : [gate]), ...extraItems].map(({ id, text, options }): [string, Asked] => [id, { text, options }]),
    ...[...(anchor === undefined ? [] : [anchor]), ...contextItems].flatMap(({ id, text }): [string, Asked][] => [[id, { text, options: [] }], [`${id}:text`, { text: `${text} (in their own words)`, options: [] }]]),
  ]);
}

/** What a report was asked and what was answered, a line each; a question that the content does not know any more keeps its id. */
export function answersOfReport(answers: Readonly<Record<string, AnswerValue>>, { instrument, medicines }: Naming): readonly string[] {
  const questions = instrument === null ? new Map<string, Asked>() : questionsOf(instrument);
  return Object.entries(answers).map(([key, value]) => {
    const question = questions.get(key) ?? null;
    const label = question?.options.find((one) => one.value === value)?.label ?? null;
    const medicine = typeof value === 'string' ? (medicines.get(value) ?? null) : null;
    const text = cleanText(question?.text ?? key);
    return `${text}${text.endsWith('?') ? '' : ':'} ${label === null ? (medicine === null ? told(value) : cleanText(medicine)) : cleanText(typeof value === 'number' ? `${value}, ${label}` : label)}`;
  });
}

export const told = (value: AnswerValue): string =>
  value === null || value === '' ? 'not answered' : typeof value === 'object' ? value.map(cleanText).join('; ') : typeof value === 'boolean' ? (value ? 'yes' : 'no') : cleanText(String(value));
