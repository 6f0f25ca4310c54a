import type { Report } from '../model/chart';
import type { InstrumentContent } from '../model/instrument-content';
import { answeredItems, given, prorated, sum } from './answered-items';
import type { Answers, Scored } from './score-report';

const SUICIDALITY_ITEM = 'phq9-9';
const MOST_MISSING = 2;
const ITEM = /^phq9-[1-9]$/;

/**
 * PHQ-9: total 0 to 27; one or two missing items are prorated and the total marked as estimated, never when item 9 is
 * the missing one; three or more missing give no total.
 * @ref kroenke-2001
 */
export function scorePhq9(instrument: InstrumentContent, answers: Answers): Scored {
  const items = answeredItems(instrument, answers);
  const values = given(items.map(({ value }) => value));
  const missing = items.length - values.length;
  const asked = items.some(({ id, value }) => id === SUICIDALITY_ITEM && value !== null);
  const total = asked && missing <= MOST_MISSING ? prorated(sum(values), items.length, values.length) : null;
  const interest = items[0]?.value ?? null;
  const mood = items[1]?.value ?? null;
  const both = interest !== null && mood !== null;
  return {
    scores: { total, 'phq9-core': both ? interest + mood : null, 'phq9-mood-minus-interest': both ? mood - interest : null },
    estimated: total !== null && missing > 0,
    refused: [],
  };
}

/** What a total that came without its items says of one: of nothing in all nothing on each, of any other total nothing at all. */
export const itemInTotal = ({ instrument, answers, scores, estimated }: Report, item: string): 0 | null =>
  instrument === 'phq9' && ITEM.test(item) && scores.total === 0 && !estimated && Object.keys(answers).length === 0 ? 0 : null;
