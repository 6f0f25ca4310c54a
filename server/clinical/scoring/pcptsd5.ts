import type { InstrumentContent } from '../model/instrument-content';
import { answeredItems, given, optionValues, answeredNumber, sum } from './answered-items';
import type { Answers, Scored } from './score-report';

const GATE = 'pcptsd5-gate';
const NUMBNESS_ITEM = 'pcptsd5-4';

/**
 * PC-PTSD-5: a No at the gate is a total of 0; a missing gate or item gives no total, only "at least so many of 5".
 * The sum without the numbness item stands apart, since numbness lifts the score without any trauma link.
 * @ref prins-2016
 */
export function scorePcPtsd5(instrument: InstrumentContent, answers: Answers): Scored {
  const gate = answeredNumber(answers, GATE, optionValues(instrument));
  if (gate === null) return scored(null, null, null);
  if (gate === 0) return scored(0, 0, 0);
  const items = answeredItems(instrument, answers);
  const all = items.map(({ value }) => value);
  const others = items.filter(({ id }) => id !== NUMBNESS_ITEM).map(({ value }) => value);
  return scored(complete(all), complete(others), sum(given(all)));
}

const complete = (values: readonly (number | null)[]): number | null => (values.includes(null) ? null : sum(given(values)));

const scored = (total: number | null, withoutNumbing: number | null, atLeast: number | null): Scored => ({
  scores: { total, 'pcptsd5-without-numbing': withoutNumbing, 'at-least': atLeast },
  estimated: false,
  refused: [],
});
