import { z } from 'zod';
import type { AnswerValue } from '@/server/clinical/model/chart';
import type { InstrumentContent } from '@/server/clinical/model/instrument-content';

const optionList = z.array(z.object({ value: z.union([z.number(), z.string()]) })).optional();
const asked = z.object({ id: z.string() });

/** The parts of an instrument's entry that say what may be answered beside its items. */
const parts = z.object({
  columns: z.array(z.object({ id: z.string(), options: optionList })).optional(),
  extraItems: z.array(asked).optional(),
  contextItems: z.array(asked).optional(),
  gate: asked.extend({ options: optionList }).optional(),
  anchor: asked.optional(),
});

const FIRST_COLUMN = 'now';

/** Values an item may have; `null` where the content lists none. */
type Allowed = readonly (number | string)[] | null;

function allowedAnswers(instrument: InstrumentContent): Map<string, Allowed> {
  const content = parts.parse(instrument.content);
  const allowed = new Map<string, Allowed>();
  const itemOptions: Allowed = instrument.options.length === 0 ? null : instrument.options.map(({ value }) => value);
  for (const { id } of instrument.items) {
    allowed.set(id, itemOptions);
    for (const column of content.columns ?? []) {
      allowed.set(column.id === FIRST_COLUMN ? id : `${id}:${column.id}`, column.options?.map(({ value }) => value) ?? null);
    }
  }
  if (content.gate !== undefined) allowed.set(content.gate.id, content.gate.options?.map(({ value }) => value) ?? null);
  for (const { id } of [...(content.extraItems ?? []), ...(content.contextItems ?? []), ...(content.anchor === undefined ? [] : [content.anchor])]) {
    allowed.set(id, null);
    allowed.set(`${id}:text`, null);
  }
  return allowed;
}

/** What is wrong with an answer set, by field; empty when nothing is. */
export function wrongAnswers(instrument: InstrumentContent, answers: Readonly<Record<string, AnswerValue>>): Record<string, string> {
  const allowed = allowedAnswers(instrument);
  const wrong: Record<string, string> = {};
  for (const [key, value] of Object.entries(answers)) {
    const options = allowed.get(key);
    if (options === undefined) wrong[`answers.${key}`] = 'This instrument has no such item.';
    else if (value !== null && options !== null && !options.some((option) => option === value)) {
      wrong[`answers.${key}`] = `One of ${options.join(', ')}.`;
    }
  }
  return wrong;
}
