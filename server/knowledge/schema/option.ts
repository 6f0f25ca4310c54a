import { z } from 'zod';

import { OPTION_IDS, SEVERITIES } from '@/server/clinical/model/ids';
import { id, refs, review, someRefs, whole, wordList, words } from './words';
import { when } from './when';

const rule = z.strictObject({
  id,
  kind: z.enum(['indication', 'supports', 'caution', 'contraindication', 'missing-information']),
  severity: z.enum(SEVERITIES),
  when,
  when_text: words,
  message: words,
  refs: someRefs,
  note: words.nullable().default(null),
  blocking: z.boolean().default(false),
  overridable: z.boolean().default(false),
  appliesTo: z.array(id).default([]),
  doseEffect: words.nullable().default(null),
  review,
});

/** One documented course of action with all its rules: one file of `content/options`. */
export const option = z.strictObject({
  id: z.enum(OPTION_IDS),
  title: words,
  summary: words,
  whatItAddresses: words,
  grade: z.enum(['high', 'moderate', 'low', 'very-low']),
  gradeWhy: words,
  offLabel: z.strictObject({ US: z.boolean(), note: words }),
  refs: someRefs,
  members: z.array(z.strictObject({ id, whenPreferred: words, caution: words })).default([]),
  pickByCause: z
    .array(z.strictObject({ cause: id, first: wordList, also: wordList, lowerEvidence: wordList, refs: someRefs, note: words.nullable().default(null) }))
    .default([]),
  typicalSteps: wordList,
  monitoring: z.array(z.strictObject({ what: words, daysAfterStart: whole.nullable(), why: words, refs: someRefs })),
  followUpTasks: z.array(z.strictObject({ title: words, role: z.enum(['coordinator', 'prescriber']), dueDays: whole, instrument: id.nullable() })),
  discussionPoints: wordList,
  benefits: wordList,
  risks: wordList,
  review,
  rules: z.array(rule).min(1),
});

export type OptionFile = z.infer<typeof option>;

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

export const dataItems = z.strictObject({
  dataItems: z.array(
    z.strictObject({
      id,
      label: words,
      words,
      satisfiedBy: z.array(z.strictObject({ all: z.array(z.strictObject({ fact: words, state: z.enum(['known', 'present']).default('known') })).min(1) })).min(1),
      note: words.nullable().default(null),
      review,
    }),
  ),
});

export const questions = z.strictObject({
  note: words,
  questions: z.array(
    z.strictObject({
      id,
      text: words,
      short: words,
      facts: z.array(z.strictObject({ key: words, label: words })).min(1),
      answer: z.enum(['yes-no', 'choice', 'number', 'score', 'measurement', 'report', 'medication']),
      opens: words.nullable().default(null),
      unit: words.nullable().default(null),
      askedOf: z.enum(['patient', 'prescriber']).default('patient'),
      serves: z.enum(['status', 'picture']).default('status'),
      choices: z.array(z.strictObject({ value: words, label: words, means: z.enum(['present', 'absent']) })).default([]),
      validDays: z.int().positive().nullable(),
      refs,
      note: words.nullable().default(null),
      review,
    }),
  ),
});
