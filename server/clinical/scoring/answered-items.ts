import type { InstrumentContent } from '../model/instrument-content';
import type { Answers } from './score-report';

/** The number an item was answered with, when it is one of the values the instrument offers; `null` is missing. */
export function answeredNumber(answers: Answers, item: string, allowed: ReadonlySet<number>): number | null {
  const answer = answers[item];
  return typeof answer === 'number' && allowed.has(answer) ? answer : null;
}

/** Numeric values of the instrument's answer options. */
export const optionValues = (instrument: InstrumentContent): ReadonlySet<number> =>
  new Set(instrument.options.flatMap(({ value }) => (typeof value === 'number' ? [value] : [])));

/** Every item with its answer, in the instrument's order. */
export function answeredItems(instrument: InstrumentContent, answers: Answers): readonly { readonly id: string; readonly value: number | null }[] {
  const allowed = optionValues(instrument);
  return instrument.items.map(({ id }) => ({ id, value: answeredNumber(answers, id, allowed) }));
}

export const given = (values: readonly (number | null)[]): readonly number[] => values.filter((value) => value !== null);
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Sum stretched to the whole instrument, half rounded up; whole numbers only, so nothing is lost in between. */
export const prorated = (total: number, items: number, answered: number): number => Math.floor((2 * total * items + answered) / (2 * answered));
