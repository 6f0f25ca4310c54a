import type { AnswerValue } from '../model/chart';
import type { InstrumentContent } from '../model/instrument-content';
import type { Answers, Scored } from './score-report';

type Field = InstrumentContent['fields'][number];

/** Sums that must agree when every part was entered: whole, then its parts. Missing parts are never computed. */
const SUMS: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  odq: [
    ['odq20', ['odq-nc', 'odq-ed', 'odq-rp', 'odq-gr']],
    ['odq26', ['odq20', 'odq-ac']],
  ],
};

/** Checks fields entered as scores: outside the instrument's range, or against their own parts, they are refused. */
export function scoreEnteredFields(instrument: InstrumentContent, answers: Answers): Scored {
  const refused: string[] = [];
  const scores: Record<string, number | string | boolean | null> = {};
  for (const field of instrument.fields) {
    const entered = answers[field.id] ?? null;
    const accepted = accept(field, entered);
    if (entered !== null && accepted === null) refused.push(`${field.label}: ${rangeInWords(field)}`);
    scores[field.id] = accepted;
  }
  for (const [whole, parts] of SUMS[instrument.id] ?? []) {
    const total = scores[whole];
    const values = parts.map((part) => scores[part]);
    if (typeof total !== 'number' || !values.every((value) => typeof value === 'number')) continue;
    if (values.reduce((sum, value) => sum + value, 0) !== total) refused.push(`${whole} is not the sum of ${parts.join(', ')}`);
  }
  return { scores, estimated: false, refused };
}

function accept(field: Field, entered: AnswerValue): number | string | boolean | null {
  if (entered === null) return null;
  if (field.values !== null) return typeof entered === 'string' && field.values.includes(entered) ? entered : null;
  if (field.min === null && field.max === null) return typeof entered === 'boolean' ? entered : null;
  if (typeof entered !== 'number' || !Number.isInteger(entered)) return null;
  return entered < (field.min ?? -Infinity) || entered > (field.max ?? Infinity) ? null : entered;
}

const rangeInWords = (field: Field): string =>
  field.values !== null ? `one of ${field.values.join(', ')}` : field.min === null && field.max === null ? 'yes or no' : `a whole number from ${field.min ?? 'any'} to ${field.max ?? 'any'}`;
