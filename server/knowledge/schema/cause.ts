import { z } from 'zod';

import { EXPLANATIONS } from '@/server/clinical/model/cause-content';
import { id, refs, review, someRefs, wordList, words } from './words';
import { when } from './when';

const feature = z.strictObject({ id, when, when_text: words, weight: z.int().min(-3).max(3), reason: words, restsOn: words.exactOptional(), othersFirst: z.literal(true).exactOptional() });

/** Other explanations of numbness, with weighted features for and against. */
export const causes = z.strictObject({
  standing: words,
  howToRead: z.strictObject({ weights: words, net: words, groups: wordList, multiple: words, unknowns: words }),
  causes: z.array(
    z.strictObject({
      id,
      title: words,
      titleUnremitted: words.exactOptional(),
      /** Which of the four explanations it belongs to. */
      explanation: z.enum(EXPLANATIONS),
      featuresFor: z.array(feature).min(1),
      featuresAgainst: z.array(feature),
      questionsToAsk: wordList,
      instruments: z.array(id),
      workup: wordList.default([]),
      note: words.nullable().default(null),
      refs: someRefs,
      review,
    }),
  ),
});

const band = z.strictObject({ min: z.int(), max: z.int(), label: words });

/** Timing rules, Naranjo questions and WHO-UMC categories. */
export const causality = z.strictObject({
  appliesTo: words,
  temporalRules: z.array(z.strictObject({ id, when: words, reading: words, note: words.nullable().default(null) })),
  naranjo: z.strictObject({
    title: words,
    status: words,
    questions: z.array(
      z.strictObject({
        n: z.int().min(1).max(10),
        question: words,
        yes: z.int(),
        no: z.int(),
        unknown: z.int(),
        fromChart: z.strictObject({ yes: words, no: words, unknown: words }),
        prescriberCanEdit: z.boolean(),
      }),
    ),
    total: words,
    range: z.tuple([z.int(), z.int()]),
    bands: z.array(band),
    practicalCeiling: words,
    limits: words,
    refs,
  }),
  whoUmc: z.strictObject({
    title: words,
    status: words,
    order: words,
    categories: z.array(z.strictObject({ id, label: words, rule: words, chart: words, note: words.nullable().default(null) })),
    refs,
  }),
  combining: words,
  mappingNote: words,
  workedExample: z.strictObject({ case: words, answers: z.array(z.int()), total: z.int(), naranjo: words, whoUmc: words }),
});
