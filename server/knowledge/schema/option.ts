import { z } from 'zod';

import { OPTION_IDS, SEVERITIES } from '@/server/clinical/model/ids';
import { id, review, someRefs, whole, wordList, words } from './words';
import { when } from './when';

const rule = z.strictObject({
  id,
  kind: z.enum(['indication', 'supports', 'caution', 'contraindication', 'missing-information']),
  severity: z.enum(SEVERITIES),
  when,
  when_text: words,
  /** The parts of a `when` that asks for all of several things, in its order: what fails on a chart is said alone. */
  when_parts: z.array(words).min(2).exactOptional(),
  message: words,
  refs: someRefs,
  note: words.nullable().default(null),
  blocking: z.boolean().default(false),
  overridable: z.boolean().default(false),
  appliesTo: z.array(id).default([]),
  doseEffect: words.nullable().default(null),
  /** What of its message a plan of steps can do: the lowest usual dose as target, the slower pace, a first cut below half of the dose. */
  planAsks: z.strictObject({ target: z.literal('lowest').exactOptional(), pace: z.literal('slower').exactOptional(), firstCut: z.literal('smaller').exactOptional() }).exactOptional(),
  review,
}).refine(({ when: rests, when_parts: parts }) => parts === undefined || ('all' in rests && rests.all.length === parts.length), { path: ['when_parts'], message: 'one for each part of `all`' });

/** One documented course of action with all its rules: one file of `content/options`. */
export const option = z.strictObject({
  id: z.enum(OPTION_IDS),
  title: words,
  titleUnremitted: words.exactOptional(),
  summary: words,
  whatItAddresses: words,
  /** What only this option wants to know stands apart under this name, as it is said in the middle of a sentence, until the option is opened; why, in our own words or a source's. */
  asksApart: z.strictObject({ name: words, why: words, refs: someRefs }).exactOptional(),
  grade: z.enum(['high', 'moderate', 'low', 'very-low']),
  gradeWhy: words,
  notGradedUnremitted: words.exactOptional(),
  offLabel: z.strictObject({ US: z.boolean(), note: words }),
  refs: someRefs,
  members: z.array(z.strictObject({ id, whenPreferred: words, caution: words })).default([]),
  pickByCause: z
    .array(z.strictObject({ cause: id, first: wordList, also: wordList, lowerEvidence: wordList, refs: someRefs, note: words.nullable().default(null) }))
    .default([]),
  typicalSteps: wordList,
  /** What the days of its monitoring are counted from, where it is not the decision or the first day of its plan; as it is said in the middle of a sentence. */
  watchedFrom: words.exactOptional(),
  monitoring: z.array(z.strictObject({ what: words, daysAfterStart: whole.nullable(), why: words, refs: someRefs })),
  followUpTasks: z.array(z.strictObject({ title: words, role: z.enum(['coordinator', 'prescriber']), dueDays: whole, instrument: id.nullable(), appliesTo: z.array(id).min(1).exactOptional() })),
  discussionPoints: wordList,
  benefits: wordList,
  risks: wordList,
  review,
  rules: z.array(rule).min(1),
});

/** An option as its file holds it. */
export type OptionFile = z.infer<typeof option>;
