import type { InstrumentContent } from '../model/instrument-content';
import { answeredItems, given, prorated, sum } from './answered-items';
import type { Answers, Scored } from './score-report';

/**
 * GAD-7: total 0 to 21; one missing item is prorated and the total marked as estimated, two or more give no total.
 * @ref spitzer-2006
 */
export function scoreGad7(instrument: InstrumentContent, answers: Answers): Scored {
  const items = answeredItems(instrument, answers);
  const values = given(items.map(({ value }) => value));
  const missing = items.length - values.length;
  const total = missing <= 1 ? prorated(sum(values), items.length, values.length) : null;
  return { scores: { total }, estimated: total !== null && missing > 0, refused: [] };
}
