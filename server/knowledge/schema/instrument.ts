import { z } from 'zod';

import { id, refs, review, someRefs, wordList, words } from './words';

const loinc = z.string().regex(/^\d+-\d$/);
const loincAnswer = z.string().regex(/^L[AL]\d+-\d$/);
const option = z.strictObject({ value: z.union([z.int(), words]), label: words, loincAnswer: loincAnswer.nullable().default(null) });
const band = z.strictObject({ min: z.int(), max: z.int(), label: words });

const item = z.strictObject({
  id,
  number: z.int().positive().exactOptional(),
  text: words,
  loinc: loinc.nullable().default(null),
  domain: id.nullable().default(null),
  derivedFrom: refs.exactOptional(),
});

const contextItem = z.strictObject({
  id,
  text: words,
  type: z.enum(['date-approximate', 'multi', 'single', 'scale', 'text']),
  options: wordList.exactOptional(),
  precision: wordList.exactOptional(),
  min: z.int().exactOptional(),
  max: z.int().exactOptional(),
  labels: z.record(words, words).exactOptional(),
  freeText: z.boolean().exactOptional(),
  followUp: words.exactOptional(),
  why: words.exactOptional(),
  required: z.boolean().exactOptional(),
  safetyFlag: id.exactOptional(),
  flagWhen: wordList.exactOptional(),
  derivedFrom: refs.exactOptional(),
});

const field = z.strictObject({
  id: words,
  label: words,
  min: z.number().nullable().default(null),
  max: z.number().nullable().default(null),
  values: wordList.nullable().default(null),
  type: z.enum(['boolean']).exactOptional(),
  note: words.exactOptional(),
});

const scoring = z.strictObject({
  min: z.int().exactOptional(),
  max: z.int().exactOptional(),
  direction: words.exactOptional(),
  formula: words.exactOptional(),
  steps: wordList.exactOptional(),
  missing: words,
  missingBasis: words.exactOptional(),
  rounding: words.exactOptional(),
  change: words.exactOptional(),
  changeNote: words.exactOptional(),
  displayBands: z.array(band).exactOptional(),
  bandsNote: words.exactOptional(),
});

/** A questionnaire or a score to enter: one file of `content/instruments`. */
export const instrument = z.strictObject({
  id,
  title: words,
  fullTitle: words.exactOptional(),
  /** Of this entry: its wording, answers and scoring as a patient met them. Kept with each report. */
  version: words.exactOptional(),
  status: words,
  labelToShow: words.exactOptional(),
  textStatus: words,
  licence: z.strictObject({ statement: words, verification: words, refs: someRefs }).exactOptional(),
  loinc: z
    .strictObject({
      panel: loinc.nullable(),
      total: loinc.nullable().default(null),
      items: z.null().exactOptional(),
      ideation: loinc.exactOptional(),
      answerList: loincAnswer.exactOptional(),
      difficulty: loinc.exactOptional(),
      difficultyAlternative: loinc.exactOptional(),
      difficultyAnswerList: loincAnswer.exactOptional(),
      totalDisplayNote: words.exactOptional(),
      verified: z.boolean(),
      note: words.exactOptional(),
    })
    .nullable()
    .default(null),
  period: words.exactOptional(),
  anchor: z.strictObject({ id, text: words, type: words, note: words }).exactOptional(),
  gate: z.strictObject({ id, text: words, options: z.array(option), ifNo: words }).exactOptional(),
  instruction: words.exactOptional(),
  columns: z.array(z.strictObject({ id, question: words, options: z.array(option), askWhen: words.exactOptional() })).exactOptional(),
  options: z.array(option).default([]),
  items: z.array(item).default([]),
  extraItems: z.array(z.strictObject({ id, text: words, options: z.array(option), loinc: loinc.nullable(), scored: z.boolean() })).exactOptional(),
  contextItems: z.array(contextItem).default([]),
  domains: z.array(z.strictObject({ id, title: words, items: z.array(id), max: z.int() })).default([]),
  scoring: scoring.exactOptional(),
  direction: words.exactOptional(),
  bands: z.array(band).default([]),
  interpretation: words.exactOptional(),
  howPatternReads: z.record(words, words).exactOptional(),
  selfAssessmentFromPageMissionConnection: wordList.exactOptional(),
  derived: z.array(z.strictObject({ id, formula: words, use: words, min: z.int(), max: z.int() })).default([]),
  timingRule: words.exactOptional(),
  safety: z.array(z.strictObject({ item: words, when: words.exactOptional(), flag: id })).default([]),
  fields: z.array(field),
  checks: wordList.exactOptional(),
  rangeVerification: words.exactOptional(),
  mcid: z.null().exactOptional(),
  textNote: words.exactOptional(),
  codeVerification: words.exactOptional(),
  itemCodeNotes: words.exactOptional(),
  workedExample: z.record(words, z.union([z.number(), words, z.array(z.number())])).exactOptional(),
  refs: someRefs,
  review,
});

/** An instrument as its file holds it. */
export type InstrumentFile = z.infer<typeof instrument>;
/** Rules for showing and storing instruments. */
export const instrumentRules = z.strictObject({ rules: wordList });
