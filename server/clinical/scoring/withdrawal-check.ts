import type { InstrumentContent } from '../model/instrument-content';
import { answeredItems, given, sum } from './answered-items';
import type { Answers, Scored } from './score-report';

const FEWEST_ANSWERED = 5;

/** Withdrawal check: highest single item 0 to 3, and the sum 0 to 21 when at least five items were answered. */
export function scoreWithdrawalCheck(instrument: InstrumentContent, answers: Answers): Scored {
  const values = given(answeredItems(instrument, answers).map(({ value }) => value));
  return {
    scores: { highest: values.length === 0 ? null : Math.max(...values), sum: values.length < FEWEST_ANSWERED ? null : sum(values) },
    estimated: false,
    refused: [],
  };
}
