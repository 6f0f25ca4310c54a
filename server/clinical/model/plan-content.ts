import type { OptionId, ReferenceId, RuleId } from './ids';
import type { Json, Review } from './content-entry';
import type { When } from './rule-grammar';

/** The part of Knowledge that plans are made from. Doses here are in milligrams a day, as the content writes them. */

/** The strategies that the pair table names. */
export const SWITCH_STRATEGIES = ['direct-switch', 'cross-taper', 'taper-then-start', 'taper-washout-start', 'linear-taper', 'hyperbolic-taper', 'dose-reduction'] as const;
/** How one drug gives way to another. */
export type SwitchStrategy = (typeof SWITCH_STRATEGIES)[number];

/** A drug id, `class:X` of the drugs file, `flag:serotonergic`, `flag:any`, or `ingredient:x`. */
export type Selector = string;

/** How the doses of a drug come down; shares are of the first dose, 0 to 1. */
export type Fall =
  | { readonly kind: 'drug-rule' }
  | { readonly kind: 'none' }
  /** Equal shares of the first dose; then so many halvings of the last one. */
  | { readonly kind: 'share'; readonly share: number; readonly tailHalvings: number; readonly liquidTail: boolean }
  | { readonly kind: 'cut'; readonly mg: number }
  | { readonly kind: 'ladder'; readonly steps: readonly { readonly mg: number; readonly days: number | null }[] }
  | { readonly kind: 'strengths' };

/** With what dose a new drug begins. */
export type StartDose =
  | { readonly kind: 'mg'; readonly mg: number }
  | { readonly kind: 'lowest-strength' }
  | { readonly kind: 'half-usual' }
  | { readonly kind: 'half-target' }
  | { readonly kind: 'target' }
  /** The milligrams of the old drug, of which it is another form. */
  | { readonly kind: 'same-total' };

/** Numbers of a pair; `null` where its prose gives none. */
export type Schedule = {
  readonly fall: Fall;
  readonly beforeDirect: Fall;
  readonly intervalDays: number | null;
  readonly overlap: { readonly fromStep: number; readonly oldAtMostMg: number | null; readonly oldAtMostShare: number | null; readonly holdDays: number } | null;
  readonly gap: { readonly days: number; readonly fromMg: number | null } | null;
  readonly start: StartDose | null;
  readonly startOf: readonly { readonly drugs: readonly string[]; readonly start: StartDose }[];
  readonly startDays: readonly { readonly from: readonly string[]; readonly to: readonly string[]; readonly days: number }[];
  readonly instead: { readonly drugs: readonly string[]; readonly atLeastMg: number; readonly strategy: SwitchStrategy } | null;
};

/** One row of the pair table: from these drugs to those, as its sources say it. */
export type SwitchPair = {
  readonly id: string;
  readonly from: readonly Selector[];
  readonly to: readonly Selector[];
  readonly strategy: SwitchStrategy;
  readonly alternatives: readonly SwitchStrategy[];
  readonly minimumWashoutDays: number;
  readonly washoutRangeDays: readonly [number, number] | null;
  readonly crossTaperAllowed: boolean;
  readonly crossTaperCondition: string | null;
  readonly defaultDurationWeeks: number | null;
  readonly newDrugStart: string | null;
  readonly specialistRequired: boolean;
  readonly notes: string;
  readonly schedule: Schedule;
  readonly cautions: readonly string[];
  readonly sourcePositions: readonly { readonly source: string; readonly market: string | null; readonly position: string; readonly washoutDays: number | null }[];
  readonly refs: readonly ReferenceId[];
  readonly verification: string;
  readonly review: Review;
};

/** A bound that no plan crosses. */
export type Limit =
  /** So many full days with neither drug between the last dose of the one and the first of the other. */
  | { readonly kind: 'gap'; readonly from: readonly Selector[]; readonly to: readonly Selector[]; readonly days: number }
  /** Every gap that a pair asks for, among all drugs stopped within so many days. */
  | { readonly kind: 'largest-gap'; readonly into: readonly Selector[]; readonly withinDays: number }
  | { readonly kind: 'never-together'; readonly first: readonly Selector[]; readonly second: readonly Selector[] }
  | {
      readonly kind: 'ceiling';
      readonly drugs: readonly string[];
      readonly mg: number;
      readonly lower: { readonly mg: number; readonly ageOver: number; readonly conditions: readonly string[]; readonly beside: readonly string[]; /** Medicines that still act so many days after their last dose. */ readonly clearing: readonly { readonly drug: string; readonly days: number }[] } | null;
    }
  /** Not above this dose for the first days. */
  | { readonly kind: 'first-dose'; readonly drugs: readonly string[]; readonly mg: number; readonly days: number }
  | { readonly kind: 'single-dose'; readonly drugs: readonly string[]; readonly mg: number }
  | { readonly kind: 'conditions'; readonly drugs: readonly string[]; readonly sets: readonly string[] };

/** What no plan does, whoever asks, with its sources. */
export type HardStop = {
  readonly id: RuleId;
  readonly rule: string;
  readonly days: number | null;
  readonly limits: readonly Limit[];
  readonly refs: readonly ReferenceId[];
  readonly review: Review;
};

/** A sentence over plans between these drugs. `ofFalling`: of an old drug that comes down or ends; otherwise of one that stays as well. */
export type PlanWarningContent = { readonly id: RuleId; readonly message: string; readonly from: readonly Selector[]; readonly ofFalling: boolean; readonly to: readonly Selector[]; readonly refs: readonly ReferenceId[]; readonly review: Review };
/** After so many days, at what to look. */
export type Look = { readonly afterDays: number; readonly what: string };
/** A look after a new drug; `below`: what is looked at where the plan never reaches this daily dose of it; `atMost`: where it may not be raised further. */
export type StartLook = Look & { readonly below?: { readonly mg: number; readonly what: string }; readonly atMost?: string };
/** When to look after the start of these drugs. */
export type PlanCheckpointsContent = { readonly id: RuleId; readonly to: readonly Selector[]; readonly at: readonly StartLook[]; readonly refs: readonly ReferenceId[]; readonly review: Review };

/** What a chart says about a dose of these drugs. `not-daily`: no daily dose at all; `care`: words above the dose. */
export type ChartLimit = {
  readonly id: RuleId;
  readonly drugs: readonly string[];
  readonly effect: 'maximum' | 'not-daily' | 'first-dose' | 'care';
  readonly mg: number | null;
  readonly when: When;
  readonly whenText: string;
  readonly message: string;
  readonly refs: readonly ReferenceId[];
  readonly verification: string;
  readonly review: Review;
};

/** What an option plans when nobody says otherwise; its targets stand in the option's order, which is no ranking. */
export type OptionPlan = {
  readonly option: OptionId;
  readonly change: 'lower' | 'switch' | 'add';
  readonly targets: readonly { readonly drug: string; readonly mg: number }[];
  readonly refs: readonly ReferenceId[];
  readonly verification: string;
  readonly review: Review;
};

/** What is known of changing from one drug to another. */
export type SwitchingContent = {
  readonly strategies: readonly { readonly id: SwitchStrategy; readonly label: string; readonly definition: string; readonly when: string; readonly scheduleRule: string }[];
  readonly hardStops: readonly HardStop[];
  readonly pairs: readonly SwitchPair[];
  readonly planWarnings: readonly PlanWarningContent[];
  readonly planCheckpoints: readonly PlanCheckpointsContent[];
  readonly chartLimits: readonly ChartLimit[];
  readonly optionPlans: readonly OptionPlan[];
  /** Conventions, interactions of bupropion, seizure rules, the core case, monitoring: words. */
  readonly content: Json;
};

/** Serotonin transporter occupancy: `min(100, emax * dose / (ed50 + dose))`, a model and not a measurement. */
export type OccupancyCurve = {
  readonly drugId: string;
  readonly region: string | null;
  readonly emaxPct: number | null;
  readonly ed50Mg: number | null;
  readonly observedDoseLimitMg: number | null;
  readonly sameAs: string | null;
  readonly refs: readonly ReferenceId[];
  readonly verification: string;
};

/** How one drug comes down, rises and is divided; `null` where the general rule holds. */
export type DrugRule = {
  readonly drugId: string;
  readonly fall: Fall | null;
  readonly intervalDays: number | null;
  readonly minimumTaperDays: number | null;
  readonly toNothing: 'linear-taper' | 'hyperbolic-taper' | 'stop' | null;
  readonly timesPerDay: number;
  readonly dividedAboveMg: number | null;
  readonly startDays: number | null;
  readonly minimumStartDays: number | null;
  readonly leftOutForms: readonly { readonly form: string; readonly why: string }[];
  readonly verification: string;
  readonly refs: readonly ReferenceId[];
  readonly review: Review;
};

type Judged = { readonly refs: readonly ReferenceId[]; readonly verification: string };

/** Rules for what the prose of a pair leaves open; each says where it comes from. */
export type GeneralRules = {
  readonly inSwitch: { readonly share: number; readonly intervalDays: number } & Judged;
  readonly doseReduction: { readonly share: number; readonly targetShare: number; readonly intervalDays: number; readonly reviews: readonly Look[] } & Judged;
  readonly stop: { readonly reviews: readonly Look[] } & Judged;
  readonly taperStep: Look & Judged;
  /** So many contacts at this interval after each change, below this age. Earlier releases have none. */
  readonly youngAge?: { readonly belowYears: number; readonly everyDays: number; readonly contacts: number; readonly what: string } & Judged;
  readonly largestCutShare: { readonly share: number } & Judged;
  readonly rise: { readonly factor: number; readonly intervalDays: number } & Judged;
  readonly rounding: {
    readonly toleranceShare: number;
    readonly liquidStepMl: number;
    readonly flagDropPoints: number;
    readonly flagFinalDropPoints: number;
    readonly flagFirstCutShare: number;
    readonly flagLastDoseMl: number;
    readonly flagGapDays: number;
  } & Judged;
  readonly limits: { readonly presentDoseAboveMaximum: number; readonly unitsPerDay: number; readonly longestStepDays: number; readonly elderlyFromYears: number; readonly doseSlipFactor: number } & Judged;
  readonly withdrawalWindow: {
    readonly fromHalfLives: number;
    readonly untilHalfLives: number;
    readonly lastsDays: number;
    readonly lastsAfterLastDays: number;
    readonly drugs: readonly { readonly drugs: readonly string[]; readonly fromDays: number; readonly untilDays: number; /** The window in words, said instead of the general ones; earlier releases have none. */ readonly words?: string }[];
  } & Judged;
  readonly watch: Readonly<Record<'blunting' | 'relapse' | 'hold' | 'abruptStop' | 'begunAlready', { readonly id: string; readonly message: string } & Judged>>;
  readonly pace: { readonly faster: readonly PaceStep[]; readonly slower: readonly PaceStep[] } & Judged;
};
type PaceStep = { readonly days: number; readonly becomes: number };

type HyperbolicDefaults = { readonly maxDropPoints: number; readonly intervalWeeks: number };

/** What is known of coming down, and the rules for what the pair table leaves open. */
export type TaperingContent = {
  readonly curves: readonly OccupancyCurve[];
  readonly linear: { readonly n: number; readonly intervalWeeks: number };
  readonly proportional: { readonly factorFirst: number; readonly factorLow: number; readonly refs: readonly ReferenceId[] };
  readonly hyperbolic: { readonly default: HyperbolicDefaults; readonly slower: HyperbolicDefaults; readonly faster: HyperbolicDefaults; readonly refs: readonly ReferenceId[] };
  readonly intervalWeeks: { readonly shortUseUnder8Weeks: number; readonly standard: number; readonly longUseOrHighRisk: number; readonly withinASwitch: number };
  readonly halfLifeNotes: readonly { readonly drugId: string; readonly note: string; readonly refs: readonly ReferenceId[] }[];
  readonly general: GeneralRules;
  readonly drugRules: readonly DrugRule[];
  /** The file as it stands, worked examples and words included. */
  readonly content: Json;
};
