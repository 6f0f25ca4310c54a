import type { FactId, ReferenceId } from './ids';
import type { KnowledgeStamp } from './knowledge';
import type { LocalDate } from './local-date';
import type { SwitchStrategy } from './plan-content';

/**
 * A plan: all drugs on one axis of calendar days. Plain JSON; doses here are in milligrams a day. Inside the compiler
 * every dose is a whole number of micrograms.
 */

/** What came of it, or why nothing did. */
export type Result<Value, Failure> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

/** How a plan goes from the present doses to those wanted: the strategies of the pair table, adding a drug, and ending one without a taper. */
export const PLAN_STRATEGIES = [
  'dose-reduction',
  'direct-switch',
  'cross-taper',
  'taper-then-start',
  'taper-washout-start',
  'linear-taper',
  'hyperbolic-taper',
  'augmentation',
  'stop',
] as const satisfies readonly (SwitchStrategy | 'augmentation' | 'stop')[];
export type PlanStrategy = (typeof PLAN_STRATEGIES)[number];

/** How fast doses fall against the rule; `default` is the rule. */
export const PACES = ['faster', 'default', 'slower'] as const;
export type Pace = (typeof PACES)[number];
/** Whose labels, strengths and forms a plan is made from. */
export type Region = 'US' | 'UK';

/** Total a day of one drug, in milligrams. */
export type Amount = { readonly drug: string; readonly mgPerDay: number };

/** What the prescriber turned away from the rule's plan. Steps are counted as the plan without edits numbers them. */
export type Steering = {
  /** Size of the first cut of the drug that falls, in milligrams a day. */
  readonly firstCutMg: number | null;
  /** Days of each step of the drug that falls. */
  readonly stepDays: number | null;
  /** Small liquid doses after the smallest tablet. */
  readonly liquidTail: boolean;
  readonly holds: readonly { readonly step: number; readonly days: number }[];
  /** At this step the doses of the one before it are taken again, for as long as that one lasted. */
  readonly stepBackAt: number | null;
  /** The patient begins this step on the day of the start: what lies before it is over. */
  readonly resumeAt: number | null;
  /** First day without a medicine that ended before the step taken up, where it is known; otherwise as the plan had it. */
  readonly freeSince: readonly { readonly drug: string; readonly on: LocalDate }[];
  /** First day of the new drug, where the prescriber wants a day of their own. */
  readonly newDrugOn: LocalDate | null;
  /** Old drugs come down one after another, and new drugs begin one after another, in the order of the request. */
  readonly oneAfterAnother: boolean;
};

/** What a plan is asked to do: from the doses of today to those wanted. */
export type PlanRequest = {
  readonly from: readonly Amount[];
  readonly to: readonly Amount[];
  readonly strategy: PlanStrategy | null;
  readonly region: Region;
  readonly pace: Pace;
  readonly steering: Steering;
  /** Day of reasoning; a plan does not start before it. `null` when the start is that day. */
  readonly on: LocalDate | null;
};

/** A request turned down: where in it, what is wrong, what would be right. One line. */
export type Refusal = {
  readonly code: string;
  readonly where: 'from' | 'to' | 'start' | 'strategy' | 'region' | 'pace' | 'steering' | 'chart';
  readonly message: string;
  readonly refs: readonly ReferenceId[];
  /** Medicines whose first day without would settle it. */
  readonly asks?: readonly string[] | undefined;
  /** Medicines of the chart whose days would settle it. */
  readonly records?: readonly FactId[] | undefined;
};

/** Tablets or capsules of one strength; `count` may end in a half where the form can be split. */
export type SolidUnit = { readonly form: string; readonly strengthMg: number; readonly count: number };
/** A volume of one liquid. */
export type LiquidUnit = { readonly form: string; readonly mgPerMl: number; readonly ml: number };
/** What is taken, as it is sold. */
export type Unit = SolidUnit | LiquidUnit;

/** One drug of one step: milligrams a day, and the units that make it. Occupancy is the model of the content, 0 to 100. */
export type Dose = {
  readonly drug: string;
  readonly mgPerDay: number;
  readonly timesPerDay: number;
  /** Units of one day. */
  readonly units: readonly Unit[];
  readonly how: string;
  readonly occupancyPercent: number | null;
  /** Points by which occupancy falls against the step before; `null` where it does not fall or no curve exists. */
  readonly dropPoints: number | null;
};

/** Days on which no dose changes, both ends included; the last one has no end. */
export type Step = {
  readonly n: number;
  readonly kind: 'dose' | 'washout' | 'stopped';
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly days: number | null;
  readonly doses: readonly Dose[];
  /** Doses may be taken again that a step before had left: the prescriber asked for it. */
  readonly reinstates: boolean;
};

/** A day on which somebody looks, and at what. */
export type Checkpoint = { readonly on: LocalDate; readonly what: string; readonly refs: readonly ReferenceId[] };
/** What a plan takes of one product: pieces or millilitres over whole days. */
export type Quantity = {
  readonly drug: string;
  readonly form: string;
  readonly strengthMg: number | null;
  readonly mgPerMl: number | null;
  readonly count: number | null;
  readonly ml: number | null;
  readonly wholeDays: number;
};
/** A sentence of the content that stands over a plan and stops nothing. */
export type PlanWarning = { readonly id: string; readonly message: string; readonly refs: readonly ReferenceId[] };
/** One edit against the rule's plan. */
export type Edit = { readonly id: string; readonly words: string; readonly insideLimits: boolean };

/** A plan as it is shown, signed and kept. */
export type Plan = {
  readonly schemaVersion: 1;
  readonly strategy: PlanStrategy;
  /** Row of the pair table that decided; `null` without a new drug. */
  readonly pair: string | null;
  readonly region: Region;
  readonly start: LocalDate;
  readonly knowledge: KnowledgeStamp;
  readonly pace: Pace;
  readonly from: readonly Amount[];
  readonly to: readonly Amount[];
  /** Of a plan taken up in its middle: what had ended before it, and the first day without. Gaps count from there. */
  readonly freeOf: readonly { readonly drug: string; readonly since: LocalDate }[];
  /** Of a plan taken up in its middle: the new medicines that it had begun before. Others, and older ones, do not say. */
  readonly begun?: readonly string[];
  readonly steps: readonly Step[];
  readonly checkpoints: readonly Checkpoint[];
  /** Up to the last dated step; the open end is not counted. */
  readonly quantities: readonly Quantity[];
  readonly sig: readonly { readonly drug: string; readonly text: string }[];
  readonly warnings: readonly PlanWarning[];
  readonly assumptions: readonly string[];
  readonly edits: readonly Edit[];
  readonly refs: readonly ReferenceId[];
};

/** The rule’s plan as it is. */
export const NO_STEERING: Steering = { firstCutMg: null, stepDays: null, liquidTail: false, holds: [], stepBackAt: null, resumeAt: null, freeSince: [], newDrugOn: null, oneAfterAnother: false };
