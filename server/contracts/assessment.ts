import { z } from 'zod';
import type { Assessment } from '@/server/clinical/model/assessment';
import { FLAG_LEVELS, OPTION_IDS, OPTION_STATUSES, SEVERITIES } from '@/server/clinical/model/ids';
import { EXPLANATIONS } from '@/server/clinical/model/cause-content';
import { daySchema } from './fields';
import type { Holds, SameType } from './same-type';

const ids = z.array(z.string()).readonly();
const optionId = z.enum(OPTION_IDS);
const optionStatus = z.enum(OPTION_STATUSES);
const verdictKind = z.enum(['applies', 'does-not-apply', 'cannot-tell']);
const aroundSchema = z.array(z.object({ words: z.string(), facts: ids })).readonly();

export const flagSchema = z.object({
  id: z.string(),
  title: z.string(),
  level: z.enum(FLAG_LEVELS),
  message: z.string(),
  facts: ids,
  refs: ids,
  blocks: ids,
  around: aroundSchema,
  openSince: daySchema.exactOptional(),
});

export const changeSchema = z.object({
  what: z.string(),
  kind: z.enum(['start', 'stop', 'dose', 'add-on', 'event']),
  on: daySchema,
  lagDays: z.number().nullable(),
  facts: ids,
});

const headlineChangeSchema = z.object({
  episode: z.string(),
  kind: z.enum(['start', 'increase', 'decrease', 'unclear', 'stop']),
  on: daySchema,
  lagDays: z.number().nullable(),
});

const findingSchema = z.object({
  rule: z.string(),
  message: z.string(),
  facts: ids,
  refs: ids,
  verdict: verdictKind,
  weight: z.number().nullable(),
  restsOn: z.string().exactOptional(),
  othersFirst: z.literal(true).exactOptional(),
});
const findings = z.array(findingSchema).readonly();

const causeSchema = z.object({
  id: z.string(),
  title: z.string(),
  explanation: z.enum(EXPLANATIONS),
  for: findings,
  against: findings,
  notAsked: findings,
  group: z.enum(['much', 'some', 'little', 'away', 'unknown']),
  questionsToAsk: ids,
  refs: ids,
  timing: z.array(z.object({ words: z.string(), facts: ids })).readonly().exactOptional(),
});

const reasonSchema = z.object({
  rule: z.string(),
  kind: z.enum(['indication', 'supports', 'caution', 'contraindication', 'missing-information']),
  speaks: z.enum(['for', 'against']),
  message: z.string(),
  facts: ids,
  refs: ids,
  severity: z.enum(SEVERITIES),
  verification: z.string().nullable(),
  appliesTo: ids,
});

const optionSchema = z.object({
  id: optionId,
  title: z.string(),
  medicine: z.string().nullable(),
  leaves: z.string().nullable(),
  status: optionStatus,
  deciding: z.string(),
  reasons: z.array(reasonSchema).readonly(),
  wrongIf: findings,
  unknown: z.array(z.object({ fact: z.string(), question: z.string() })).readonly(),
  members: z.array(z.object({ id: z.string(), status: optionStatus })).readonly(),
  grade: z.string(),
  gradeWhy: z.string(),
  refs: ids,
});

const questionSchema = z.object({
  fact: z.string(),
  question: z.string(),
  short: z.string(),
  covers: z.array(z.object({ fact: z.string(), label: z.string() })).readonly(),
  answer: z.enum(['yes-no', 'choice', 'number', 'score', 'measurement', 'report', 'medication']),
  choices: z.array(z.object({ value: z.string(), label: z.string(), means: z.enum(['present', 'absent']) })).readonly(),
  opens: z.string().nullable(),
  unit: z.string().nullable(),
  askedOf: z.enum(['patient', 'prescriber']),
  changes: z.array(optionId).readonly(),
  tellsApart: z.boolean(),
  forSafety: z.boolean(),
  around: aroundSchema,
  apart: z.object({ option: optionId, name: z.string() }).exactOptional(),
  refs: ids,
  answeredBefore: z.string().exactOptional(),
  askedOn: daySchema.nullable(),
});

const setGoing = z.object({ on: daySchema, by: z.string().nullable(), confirmation: z.string() });
const worksheetSchema = z.object({
  items: z
    .array(z.object({ id: z.string(), question: z.string(), answer: z.string().nullable(), points: z.number().nullable(), facts: ids }))
    .readonly(),
  total: z.number().nullable(),
  result: z.string().nullable(),
  recorded: z
    .object({ id: z.string(), label: z.string(), reason: z.string().nullable(), on: daySchema, by: z.string().nullable(), confirmation: z.string() })
    .nullable(),
  refs: ids,
});

/** The model's `Assessment` as it travels. */
export const assessmentSchema = z.object({
  on: daySchema,
  knowledge: z.object({ version: z.string(), hash: z.string() }),
  engine: z.string(),
  fingerprint: z.string(),
  headline: z.string(),
  headlineBeside: z.string().nullable(),
  headlineChanges: z.array(headlineChangeSchema).readonly(),
  headlineEvents: ids,
  flags: z.array(flagSchema).readonly(),
  changes: z.array(changeSchema).readonly(),
  causes: z.array(causeSchema).readonly(),
  worksheets: z.object({ naranjo: worksheetSchema, whoUmc: worksheetSchema }),
  options: z.array(optionSchema).readonly(),
  questions: z.array(questionSchema).readonly(),
  trace: z.array(z.object({ rule: z.string(), verdict: verdictKind, facts: ids, missing: ids })).readonly(),
  basis: z
    .array(
      z.object({
        id: z.string(),
        label: z.string(),
        value: z.string().nullable(),
        on: daySchema.nullable(),
        source: z.string().nullable(),
      }),
    )
    .readonly(),
  indexMedicine: z.string().nullable(),
  medicineToChange: z.string().nullable(),
  otherSuspects: ids,
  elsewhere: z
    .object({
      message: z.string(),
      then: z.string(),
      causes: ids,
      facts: ids,
      asks: z
        .array(z.object({ episode: z.string(), name: z.string(), task: z.string(), dueOn: daySchema, asked: z.union([setGoing.extend({ dueOn: daySchema }), setGoing.extend({ doneOn: daySchema })]).nullable() }))
        .readonly(),
    })
    .nullable(),
});

export type AssessmentIsMirrored = Holds<SameType<z.output<typeof assessmentSchema>, Assessment>>;
