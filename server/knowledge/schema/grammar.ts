import { z } from 'zod';

import { wordList, words } from './words';

/** Words of the rule grammar: how a reader, not the engine, understands the rules. */
export const grammar = z.strictObject({
  updated: words,
  standing: words,
  combinators: z.record(words, words),
  truth: words,
  facts: z.record(words, words),
  operators: wordList,
  kinds: z.record(words, words),
  severities: z.record(words, words),
  statusLogic: wordList,
  thresholdsNote: words,
});

/** Computed and clinician-entered facts: name, kind of value and definition in words. */
export const derivedFacts = z.strictObject({
  derivedFacts: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
      value: z.enum(['boolean', 'number', 'choice', 'medicine']),
      unit: words.nullable().default(null),
      choices: wordList.default([]),
      definition: words,
      clinicianEntered: z.boolean(),
    }),
  ),
});
