import { z } from 'zod';

import { parseLocalDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { PACES, PLAN_STRATEGIES } from '@/server/clinical/model/plan';
import type { Plan } from '@/server/clinical/model/plan';

/** A plan as JSON, wherever it comes from: shapes and kinds of values only; whether it holds is the verifier's. */

const day = z.string().transform((text, context): LocalDate => {
  const parsed = parseLocalDate(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: 'is no day of the calendar; expected YYYY-MM-DD' });
  return z.NEVER;
});
const words = z.string().min(1);
const refs = z.array(words);
const number = z.number();

const amount = z.object({ drug: words, mgPerDay: number });
const unit = z.union([z.object({ form: words, strengthMg: number, count: number }), z.object({ form: words, mgPerMl: number, ml: number })]);
const dose = z.object({
  drug: words,
  mgPerDay: number,
  timesPerDay: z.int(),
  units: z.array(unit),
  how: z.string(),
  occupancyPercent: number.nullable(),
  dropPoints: number.nullable(),
});
const step = z.object({
  n: z.int(),
  kind: z.enum(['dose', 'washout', 'stopped']),
  from: day,
  to: day.nullable(),
  days: z.int().nullable(),
  doses: z.array(dose),
  // Fields that came after the first published shape are read as their plain meaning when they are not there.
  reinstates: z.boolean().default(false),
});
const quantity = z.object({
  drug: words,
  form: words,
  strengthMg: number.nullable(),
  mgPerMl: number.nullable(),
  count: number.nullable(),
  ml: number.nullable(),
  wholeDays: z.int(),
});

export const planShape: z.ZodType<Plan> = z.object({
  schemaVersion: z.literal(1),
  strategy: z.enum(PLAN_STRATEGIES),
  pair: words.nullable(),
  region: z.enum(['US', 'UK']),
  start: day,
  knowledge: z.object({ version: words, hash: words }),
  pace: z.enum(PACES).default('default'),
  from: z.array(amount),
  to: z.array(amount),
  freeOf: z.array(z.object({ drug: words, since: day })).default([]),
  begun: z.array(words).exactOptional(),
  steps: z.array(step),
  checkpoints: z.array(z.object({ on: day, what: words, refs })),
  quantities: z.array(quantity),
  sig: z.array(z.object({ drug: words, text: words })),
  warnings: z.array(z.object({ id: words, message: words, refs })),
  assumptions: z.array(words),
  edits: z.array(z.object({ id: words, words, insideLimits: z.boolean() })).default([]),
  refs,
});
