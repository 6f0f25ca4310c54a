import { z } from 'zod';

import { OPTION_IDS, OPTION_STATUSES } from '@/server/clinical/model/ids';
import { day, id, wordList, words } from './words';

const factKey = z.string().regex(/^(condition|medication|allergy|derived|patient|item|score|answer|observation|report):\S+$/);
const group = z.enum(['much', 'some', 'little', 'away', 'unknown']);

const fired = {
  /** Rules or features that apply here. */
  must: z.array(id).default([]),
  /** Rules or features that must stay silent here. */
  mustNot: z.array(id).default([]),
};

const optionExpectation = z.strictObject({
  /** Any of these is right; more than one where the chart leaves it open. */
  status: z.array(z.enum(OPTION_STATUSES)).min(1),
  ...fired,
  because: words,
});

const causeExpectation = z.strictObject({ id, group: z.array(group).min(1), ...fired, because: words });

/**
 * A vignette: a short clinical story, the chart, the day, and what must, must not and must be asked, written from
 * clinical judgement on the content. The chart is told by the demo story named in `story` on the vignette's day.
 */
export const vignette = z.strictObject({
  id,
  title: words,
  /** Key of the demo story that tells the chart. */
  story: id,
  words: words,
  on: day,
  expect: z.strictObject({
    headline: z.strictObject({ says: wordList.default([]), neverSays: wordList.default([]) }).default({ says: [], neverSays: [] }),
    flags: z.strictObject(fired),
    /** What stands among the changes before the report, as text and days to the onset. */
    changes: z.array(z.strictObject({ what: words, lagDays: z.int().nullable() })).default([]),
    causes: z.array(causeExpectation),
    options: z.partialRecord(z.enum(OPTION_IDS), optionExpectation),
    asked: z.strictObject({
      /** Facts that some question shown covers. */
      must: z.array(factKey).default([]),
      /** Facts that no question shown covers: known, asked before, or without effect on any status. */
      mustNot: z.array(factKey).default([]),
      /** Most questions that may be shown; `null` where it does not matter. */
      atMost: z.int().nonnegative().nullable().default(null),
    }),
  }),
  /** The chart as data, as `assess` takes it. */
  chart: z.unknown(),
});

export type Vignette = z.output<typeof vignette>;
