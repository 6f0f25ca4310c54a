import { z } from 'zod';

import type { When } from '@/server/clinical/model/rule-grammar';
import { id, words } from './words';

/** The closed rule grammar. Anything else, a misspelt key included, is refused. */

const operator = z.enum(['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in']);
const scalar = z.union([z.number(), z.string(), z.boolean()]);
const scalars = z.union([scalar, z.array(scalar).min(1).readonly()]);
const comparison = z.strictObject({ op: operator, value: z.number() }).readonly();
const days = z.int().positive();

const conditionTest = z.strictObject({
  fact: z.literal('condition'),
  set: id,
  status: z.enum(['active', 'history', 'any']),
  withinDays: days.exactOptional(),
});

const medicationTest = z
  .strictObject({
    fact: z.literal('medication'),
    class: id.exactOptional(),
    drug: words.exactOptional(),
    status: z.enum(['active', 'stopped', 'planned', 'any', 'suspected', 'at-onset', 'since-onset']),
    stoppedWithinDays: days.exactOptional(),
    minDaysOnDose: days.exactOptional(),
    mgPerDay: comparison.exactOptional(),
    mgPerDose: comparison.exactOptional(),
    doseVsMaxLabel: comparison.exactOptional(),
    doseVsMinEffective: comparison.exactOptional(),
  })
  .refine((test) => (test.class === undefined) !== (test.drug === undefined), { message: 'exactly one of class and drug' })
  .refine((test) => test.stoppedWithinDays === undefined || test.status === 'stopped', { message: 'stoppedWithinDays needs status stopped' });

const observationTest = z.strictObject({
  fact: z.literal('observation'),
  obs: id,
  op: operator,
  value: z.union([z.number(), z.strictObject({ times: z.number().positive(), limit: z.enum(['ULN', 'LLN']) }).readonly()]),
  withinDays: days,
});

const scoreTest = z.strictObject({
  fact: z.literal('score'),
  instrument: id,
  field: words,
  op: operator,
  value: scalar,
  withinDays: days,
});

const answerTest = z.strictObject({ fact: z.literal('answer'), instrument: id, item: id, op: operator, value: scalars, withinDays: days });

const patientTest = z.strictObject({
  fact: z.literal('patient'),
  field: z.enum(['ageYears', 'pregnancy', 'lactation', 'couldBePregnant', 'country']),
  op: operator,
  value: scalars,
});

const derivedTest = z.strictObject({ fact: z.literal('derived'), name: words, op: operator, value: scalars });

const allergyTest = z.strictObject({ fact: z.literal('allergy'), ingredient: words });

const missingTest = z.strictObject({ fact: z.literal('missing'), item: id, withinDays: days.exactOptional() });

/** A condition of any depth. */
export const when: z.ZodType<When> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(when).min(1).readonly() }),
    z.strictObject({ any: z.array(when).min(1).readonly() }),
    z.strictObject({ not: when }),
    z.discriminatedUnion('fact', [
      conditionTest,
      medicationTest,
      observationTest,
      scoreTest,
      answerTest,
      patientTest,
      derivedTest,
      allergyTest,
      missingTest,
    ]),
  ]),
);
