import { z } from 'zod';
import { OPTION_IDS } from '@/server/clinical/model/ids';
import { daySchema } from './fields';

export const RULE_KINDS = ['indication', 'supports', 'caution', 'contraindication', 'missing-information', 'flag', 'feature'] as const;

/** A chart fact in words, with its day and where it comes from. */
export const spokenFactSchema = z.object({
  id: z.string(),
  label: z.string(),
  value: z.string().nullable(),
  on: daySchema.nullable(),
  source: z.string().nullable(),
});

/** A rule of the content in words: what it would say, what it tests, who stands behind it. */
export const ruleFaceSchema = z.object({
  id: z.string(),
  kind: z.enum(RULE_KINDS),
  /** What it says when it applies. */
  says: z.string(),
  /** The same in the words of a narrower case. */
  alsoSays: z.array(z.string()).readonly(),
  /** The condition, generated from what is tested. */
  reads: z.string(),
  /** The condition as its author wrote it. */
  written: z.string(),
  /** Option, cause or safety flag it belongs to. */
  of: z.object({ kind: z.enum(['option', 'cause', 'flag']), id: z.string(), title: z.string() }),
  /** Which side a cause's feature or an option's rule speaks for; `null` for a flag. */
  speaks: z.enum(['for', 'against']).nullable(),
  severity: z.string().nullable(),
  weight: z.number().nullable(),
  appliesTo: z.array(z.string()).readonly(),
  note: z.string().nullable(),
  refs: z.array(z.string()).readonly(),
  /** The words of the works that state it and the words of it that are our own; `null` where all of it is. */
  stated: z.object({ by: z.array(z.object({ ref: z.string(), words: z.string(), of: z.string().optional(), read: z.string().nullable() })).readonly(), ours: z.array(z.string()).readonly() }).nullable(),
  review: z.object({ status: z.enum(['draft', 'reviewed', 'retired']), reviewer: z.string().nullable(), reviewedOn: z.string().nullable(), dueOn: z.string().nullable() }),
});
export type RuleFace = z.output<typeof ruleFaceSchema>;

/** A rule beside what one chart says to it. */
export const explainedRuleSchema = ruleFaceSchema.extend({
  verdict: z.enum(['applies', 'does-not-apply', 'cannot-tell']),
  /** Facts that decided; empty where the chart, which could have said so, holds nothing of the kind. */
  facts: z.array(spokenFactSchema),
  missing: z.array(spokenFactSchema),
});
export type ExplainedRule = z.output<typeof explainedRuleSchema>;

export const silentRulesInput = z.object({ patientId: z.uuid(), option: z.enum(OPTION_IDS) });
export const silentRulesOutput = z.object({ on: daySchema, rules: z.array(explainedRuleSchema) });

/** One of the attributes by which the source of a decision support intervention is judged. */
export const sourceAttributeSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** For the nine that ask whether a kind of data is used; `null` for the others. */
  used: z.boolean().nullable(),
  words: z.string(),
});

/** Everything that lets a reader check what an assessment rests on, without trusting it. */
export const aboutAdviceSchema = z.object({
  on: daySchema,
  asOf: z.string(),
  /** Facts that some rule, reason, finding or question of this assessment names and the chart holds. */
  inputs: z.array(spokenFactSchema),
  /** Those that are named and not known. */
  missing: z.array(spokenFactSchema),
  /** What in the chart deserves a second look before it is relied upon. */
  odd: z.array(z.object({ what: z.string(), why: z.string() })),
  rules: z.array(explainedRuleSchema),
  /** How many rules were tried and came out each way. */
  counts: z.object({ applies: z.number(), doesNotApply: z.number(), cannotTell: z.number() }),
  /** What the options, findings and questions cite, in the order of first mention. */
  citations: z.array(z.string()),
  release: z.object({ version: z.string(), compiledOn: z.string(), change: z.string(), hash: z.string(), engine: z.string(), fingerprint: z.string() }),
  reviewed: z.object({ entries: z.number(), byAPerson: z.number() }),
  attributes: z.array(sourceAttributeSchema),
});
export type AboutAdvice = z.output<typeof aboutAdviceSchema>;
