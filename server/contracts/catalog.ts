import { z } from 'zod';
import { OPTION_IDS } from '@/server/clinical/model/ids';
import { disagreementSchema } from './evidence';
import { REGIONS } from './me';

/** Outside `possible` blocks, outside `plausible` asks; `null` where the content gives no range. */
const rangeSchema = z.object({ min: z.number(), max: z.number() }).nullable();

/** What the forms of the clinic choose from. */
export const catalogSchema = z.object({
  region: z.enum(REGIONS),
  drugs: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      ingredient: z.string(),
      class: z.string(),
      brands: z.array(z.string()),
      /** Forms sold in the clinic's region. */
      forms: z.array(
        z.object({
          form: z.string(),
          strengthsMg: z.array(z.number()),
          splittable: z.boolean(),
          liquidMgPerMl: z.number().nullable(),
        }),
      ),
      usualStartMg: z.number().nullable(),
      usualRangeMg: z.tuple([z.number(), z.number()]).nullable(),
      maxMgPerDay: z.number().nullable(),
      frequency: z.string().nullable(),
    }),
  ),
  /** Other generic ingredients that rules read, for medicines without an entry of their own. */
  ingredients: z.array(z.string()),
  conditions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      codings: z.array(z.object({ system: z.string(), code: z.string(), display: z.string() })),
    }),
  ),
  observations: z.array(
    z.object({
      id: z.string(),
      display: z.string(),
      /** UCUM; `null` for a test that says negative or positive. */
      unit: z.string().nullable(),
      possible: rangeSchema,
      plausible: rangeSchema,
    }),
  ),
  instruments: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      fullTitle: z.string(),
      version: z.string().nullable(),
      /** `items`: answered item by item; `scores`: licensed, entered by its scores. */
      entry: z.enum(['items', 'scores']),
      labelToShow: z.string().nullable(),
      direction: z.string(),
      items: z.array(z.object({ id: z.string(), text: z.string(), domain: z.string().nullable() })),
      options: z.array(z.object({ value: z.union([z.number(), z.string()]), label: z.string() })),
      fields: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          min: z.number().nullable(),
          max: z.number().nullable(),
          values: z.array(z.string()).nullable(),
        }),
      ),
      range: rangeSchema,
      bands: z.array(z.object({ min: z.number(), max: z.number(), label: z.string() })),
      /** Columns, context items and gate as the content has them. */
      content: z.unknown(),
    }),
  ),
  /** What the content says about each option whoever the patient is. */
  options: z.array(
    z.object({
      id: z.enum(OPTION_IDS),
      summary: z.string(),
      members: z.array(z.object({ id: z.string(), whenPreferred: z.string(), caution: z.string() })),
      /** What the days of `monitoring` are counted from, where it is not the decision or the first day of its plan. */
      watchedFrom: z.string().nullable(),
      monitoring: z.array(z.object({ what: z.string(), daysAfterStart: z.number().nullable(), why: z.string() })),
      discussionPoints: z.array(z.string()),
      typicalSteps: z.array(z.string()),
      /** Ids of the rules of which one must apply for the option to be one at all. */
      indications: z.array(z.string()),
    }),
  ),
  /** Words of every question, also of those that are answered and no longer asked. */
  questions: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      short: z.string(),
      facts: z.array(z.object({ key: z.string(), label: z.string() })),
      answer: z.enum(['yes-no', 'choice', 'number', 'score', 'measurement', 'report', 'medication']),
      choices: z.array(z.object({ value: z.string(), label: z.string(), means: z.enum(['present', 'absent']) })),
      opens: z.string().nullable(),
      unit: z.string().nullable(),
    }),
  ),
  /** Both sides of the evidence of an option where sources disagree. */
  disagreements: z.array(disagreementSchema),
  /** Of each sentence that works state, how many of its references, from the first on, state it. */
  stating: z.array(z.object({ sentence: z.string(), works: z.number() })),
  /** The works that state a sign of an explanation, by its rule, or what an option says without a rule, by its words; our judgement last where part of it is ours. */
  credited: z.array(z.object({ words: z.string(), refs: z.array(z.string()) })),
  /** Whether every entry of the content was reviewed by a named person. */
  reviewed: z.boolean(),
  knowledge: z.object({ version: z.string(), hash: z.string() }),
});
export type Catalog = z.output<typeof catalogSchema>;
