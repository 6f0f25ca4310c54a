import { z } from 'zod';
import { OPTION_IDS, OPTION_STATUSES } from '@/server/clinical/model/ids';
import { PACES, PLAN_STRATEGIES } from '@/server/clinical/model/plan';
import type { PlanRequest, Steering } from '@/server/clinical/model/plan';
import type { PlanPreview } from '@/server/clinical/model/plan-preview';
import { ruledOutSchema } from './advice-change';
import { dayInput, daySchema } from './fields';
import { REGIONS } from './me';
import { planShape } from './plan';
import type { Holds, SameType } from './same-type';

const drugId = z.string().regex(/^[a-z0-9-]{1,60}$/);
const amount = z.object({ drug: drugId, mgPerDay: z.number() });
const LIST = 12;
const STEPS = 200;

/** What came after the first drafts were stored may be left out. */
type FreeSinceGiven = readonly { readonly drug: string; readonly on: string }[];
type SteeringGiven = Omit<Steering, 'freeSince'> & { readonly freeSince?: FreeSinceGiven | undefined };
type PlanRequestGiven = Omit<PlanRequest, 'steering'> & { readonly steering: SteeringGiven };

const steeringInput: z.ZodType<Steering, SteeringGiven> = z.object({
  firstCutMg: z.number().nullable(),
  stepDays: z.number().nullable(),
  liquidTail: z.boolean(),
  holds: z.array(z.object({ step: z.int().min(1).max(STEPS), days: z.number() })).max(STEPS),
  stepBackAt: z.int().min(1).max(STEPS).nullable(),
  resumeAt: z.int().min(1).max(STEPS).nullable(),
  freeSince: z.array(z.object({ drug: drugId, on: dayInput })).max(LIST).default([]),
  newDrugOn: daySchema.nullable(),
  oneAfterAnother: z.boolean(),
});

/** A plan as it is asked for. Numbers are judged by the compiler, which says in words what is wrong with them. */
export const planRequestInput: z.ZodType<PlanRequest, PlanRequestGiven> = z.object({
  from: z.array(amount).max(LIST),
  to: z.array(amount).max(LIST),
  strategy: z.enum(PLAN_STRATEGIES).nullable(),
  region: z.enum(REGIONS),
  pace: z.enum(PACES),
  steering: steeringInput,
  on: daySchema.nullable(),
});

/** Without a request the plan that chart and content propose; without a start from tomorrow on. */
export const previewPlanInput = z.object({
  patientId: z.uuid(),
  option: z.enum(OPTION_IDS),
  request: planRequestInput.nullable(),
  start: dayInput.nullable(),
});
export const comparePlansInput = z.object({
  patientId: z.uuid(),
  option: z.enum(OPTION_IDS),
  requests: z.tuple([planRequestInput, planRequestInput]),
  start: dayInput.nullable(),
});

const ids = z.array(z.string()).readonly();
const summary = z.object({
  settledOn: daySchema,
  days: z.number(),
  steps: z.number(),
  firstCuts: z.array(z.object({ drug: z.string(), fromMg: z.number(), toMg: z.number() })).readonly(),
  ends: z.array(z.object({ drug: z.string(), freeFrom: daySchema, afterDays: z.number() })).readonly(),
  largestDrop: z.object({ drug: z.string(), points: z.number(), on: daySchema, isLast: z.boolean() }).nullable(),
  unitsADay: z.number(),
  visits: z.number(),
  worries: z.array(z.object({ message: z.string(), refs: ids })).readonly(),
});
const made = {
  plan: planShape,
  summary,
  windows: z.array(z.object({ drug: z.string(), step: z.number(), from: daySchema, to: daySchema, isLast: z.boolean() })).readonly(),
  directions: z.array(z.object({ drug: z.string(), lines: z.array(z.string()).readonly() })).readonly(),
  curves: z
    .array(
      z.object({
        drug: z.string(),
        region: z.string().nullable(),
        presentPercent: z.number(),
        points: z.array(z.object({ mg: z.number(), percent: z.number() })).readonly(),
        observedUpToMg: z.number().nullable(),
        refs: ids,
        verification: z.string(),
      }),
    )
    .readonly(),
};
const way = z.object({ strategy: z.enum(PLAN_STRATEGIES), label: z.string(), settledOn: daySchema });
const refusal = z.object({ code: z.string(), where: z.enum(['from', 'to', 'start', 'strategy', 'region', 'pace', 'steering', 'chart']), message: z.string(), refs: ids, asks: ids.optional(), records: ids.optional() });
const outcome = z.discriminatedUnion('kind', [z.object({ kind: z.literal('plan'), ...made }), z.object({ kind: z.literal('refused'), refusal, waits: z.boolean(), way: z.string().nullable(), words: z.string() })]);

export const planPreviewSchema = z.object({
  option: z.enum(OPTION_IDS),
  on: daySchema,
  start: daySchema,
  request: planRequestInput.nullable(),
  changing: z.string().nullable(),
  outcome,
  rule: z.object({ firstCutMg: z.number().nullable(), stepDays: z.number().nullable(), settledOn: daySchema, steps: z.number() }).nullable(),
  suddenEnd: z.object({ ends: z.string(), direct: way, slower: way.nullable(), speaksForDirect: z.array(z.string()).readonly(), refs: ids }).nullable(),
  standing: z.object({ status: z.enum(OPTION_STATUSES), ruledOut: ruledOutSchema.nullable(), members: z.array(z.string()).readonly(), because: z.array(z.string()).readonly(), takenOver: z.array(z.object({ words: z.string(), facts: ids })).readonly() }).nullable(),
  asked: z.array(z.object({ rule: z.string(), message: z.string(), refs: ids, parts: z.array(z.object({ words: z.string(), isKept: z.boolean() })).readonly() })).readonly(),
  beside: z.array(z.object({ id: z.string(), name: z.string(), words: z.string(), asNeeded: z.boolean(), isTaken: z.boolean(), from: daySchema.nullable(), until: daySchema.nullable(), says: z.array(z.object({ rule: z.string(), message: z.string(), refs: ids })).readonly() })).readonly(),
  heldBackBy: ids,
  followUp: z.array(z.object({ on: daySchema, what: z.string() })).readonly(),
  choices: z
    .object({
      strategies: z.array(z.object({ id: z.enum(PLAN_STRATEGIES), label: z.string(), definition: z.string(), whyNot: z.string().nullable(), steering: steeringInput })).readonly(),
      targets: z.array(z.object({ drug: z.string(), name: z.string(), doses: z.array(z.number()).readonly() })).readonly(),
      firstCuts: z.array(z.number()).readonly(),
      liquidTail: z.object({ doses: z.array(z.number()).readonly().nullable(), whyNot: z.string().nullable(), other: steeringInput.nullable() }),
      longestStepDays: z.number(),
      partsWindows: z.number().nullable(),
      changesNothing: z.object({ faster: z.boolean(), slower: z.boolean(), stepDays: z.boolean() }),
    })
    .nullable(),
  names: z.record(z.string(), z.string()).readonly(),
  usualMg: z.record(z.string(), z.number()).readonly(),
  window: z.object({ words: z.string(), refs: ids }),
});
export type PlanPreviewIsMirrored = Holds<SameType<z.output<typeof planPreviewSchema>, PlanPreview>>;

/** The medicines and doses of a plan. */
export const plannedAmounts = z.object({ from: z.array(amount).max(LIST).readonly(), to: z.array(amount).max(LIST).readonly() });

/** A plan as it was asked for, which the server makes again at each look. */
export const plannedSchema = z.object({ option: z.enum(OPTION_IDS), request: planRequestInput, start: daySchema });

/** The plan that a chart has: the reader's own draft before what was signed last; `null` where there is none or it is over. */
export const currentPlanSchema = z
  .object({
    kind: z.enum(['draft', 'signed']),
    /** Day of the signed note; `null` for a draft. */
    signedOn: daySchema.nullable(),
    plan: planShape,
    windows: made.windows,
    curves: made.curves,
    names: planPreviewSchema.shape.names,
    usualMg: planPreviewSchema.shape.usualMg,
    window: planPreviewSchema.shape.window,
    /** A draft's plan as its author has set it; a signed one as it goes on from the step that the patient is on. */
    asked: plannedSchema.nullable(),
    /** Why the options of a draft were chosen, as far as its author has said; `null` for a signed plan. */
    why: z.string().nullable(),
    /** Where the patient stands in a signed plan. */
    underWay: z.object({ n: z.int(), of: z.int(), by: z.enum(['record', 'dates']) }).nullable(),
    /** Flags raised now that nobody has settled, with the words that hold back what is still to come of the plan. */
    heldBack: z.array(z.object({ flag: z.string(), blocks: z.array(z.string()) })),
  })
  .nullable();
export type CurrentPlan = z.output<typeof currentPlanSchema>;

/** Two ways for the same chart, in the order asked for. */
export const planComparisonSchema = z.object({
  on: daySchema,
  start: daySchema,
  ways: z.array(z.object({ request: planRequestInput, outcome })).length(2),
});
export type PlanComparison = z.output<typeof planComparisonSchema>;
