import type { FactId, OptionId, OptionStatus, ReferenceId, RuleId } from './ids';
import type { LocalDate } from './local-date';
import type { RuledOut } from './option-change';
import type { Plan, PlanRequest, PlanStrategy, Refusal, Steering } from './plan';

/** Days in which withdrawal symptoms would be expected after a dose fell. An expectation of the content, not a forecast. */
export type WithdrawalWindow = {
  readonly drug: string;
  /** Number of the step with which the dose fell; 0 for what had ended before a plan that was taken up in its middle. */
  readonly step: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Nothing of the drug is taken after it. */
  readonly isLast: boolean;
};

/** A plan in the figures by which two of them are held side by side. */
export type PlanSummary = {
  /** Day of the last change of a dose: first day of the open end. */
  readonly settledOn: LocalDate;
  /** Days from the start to it. */
  readonly days: number;
  readonly steps: number;
  /** First smaller dose of each drug that falls, that it ends included. */
  readonly firstCuts: readonly { readonly drug: string; readonly fromMg: number; readonly toMg: number }[];
  /** First day without each drug that ends. */
  readonly ends: readonly { readonly drug: string; readonly freeFrom: LocalDate; readonly afterDays: number }[];
  readonly largestDrop: { readonly drug: string; readonly points: number; readonly on: LocalDate; readonly isLast: boolean } | null;
  /** Most pieces of tablets, capsules and draughts on one day. */
  readonly unitsADay: number;
  readonly visits: number;
  readonly worries: readonly { readonly message: string; readonly refs: readonly ReferenceId[] }[];
};

/** The model curve of one drug: predicted transporter occupancy by dose. */
export type PlanCurve = {
  readonly drug: string;
  readonly region: string | null;
  /** Predicted at the dose that is taken before the plan; 0 for what begins with it. */
  readonly presentPercent: number;
  readonly points: readonly { readonly mg: number; readonly percent: number }[];
  /** Beyond this dose nothing was observed. */
  readonly observedUpToMg: number | null;
  readonly refs: readonly ReferenceId[];
  readonly verification: string;
};

/** What the rule's own plan does: the grey figures beside the controls. */
export type RulePlan = { readonly firstCutMg: number | null; readonly stepDays: number | null; readonly settledOn: LocalDate; readonly steps: number };

/** What a prescriber may choose for this option and chart. */
export type PlanChoices = {
  readonly strategies: readonly { readonly id: PlanStrategy; readonly label: string; readonly definition: string; readonly whyNot: string | null; /** How it is steered when it is taken instead of the one shown. */ readonly steering: Steering }[];
  readonly targets: readonly { readonly drug: string; readonly name: string; readonly doses: readonly number[] }[];
  /** First cuts that leave a dose which can be made, smallest first. */
  readonly firstCuts: readonly number[];
  /** Doses of the liquid tail, `null` where none can be offered, with the reason; and how the way shown is steered with it, or without it where it has one: `null` where that cannot be made. */
  readonly liquidTail: { readonly doses: readonly number[] | null; readonly whyNot: string | null; readonly other: Steering | null };
  readonly longestStepDays: number;
  /** Days a step at which no two withdrawal windows meet; `null` where none meet, or no such plan holds before the independent check. */
  readonly partsWindows: number | null;
  /** What would leave every dose on its day: a pace where no step can be shorter, a step length where no step has one. */
  readonly changesNothing: { readonly faster: boolean; readonly slower: boolean; readonly stepDays: boolean };
};

/** One way of a change as it would be taken instead of the one shown: its name and the day of its last change of a dose. */
export type PlanWay = { readonly strategy: PlanStrategy; readonly label: string; readonly settledOn: LocalDate };

/** The pair table's own way ends a medicine in one day that has more than a low risk of withdrawal. */
export type SuddenEnd = {
  /** What would end, from which dose and with which risk, in words that follow "would end". */
  readonly ends: string;
  readonly direct: PlanWay;
  /** The slower way that the row has; `null` where it has none that can be made. */
  readonly slower: PlanWay | null;
  /** What the content says for the direct way. */
  readonly speaksForDirect: readonly string[];
  readonly refs: readonly ReferenceId[];
};

/** A reason against the option that names a dose or a pace, and what of it this plan does. */
export type PlanAsked = { readonly rule: RuleId; readonly message: string; readonly refs: readonly ReferenceId[]; readonly parts: readonly { readonly words: string; readonly isKept: boolean }[] };

/** A medicine of the chart that the plan neither changes nor names. */
export type BesideMedicine = {
  readonly id: FactId;
  readonly name: string;
  /** Dose, as needed, days: as the chart has them, with what it does not say. */
  readonly words: string;
  readonly asNeeded: boolean;
  /** `false` where the chart does not say that it is taken on the first day. */
  readonly isTaken: boolean;
  /** First day where it lies after the start, and last day; `null` where the chart has none. */
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
  /** What the option has against itself because of it. */
  readonly says: readonly { readonly rule: RuleId; readonly message: string; readonly refs: readonly ReferenceId[] }[];
};

/** How what would be chosen stands on this chart: its option, or the medicine of it that the plan begins. */
export type PlanStanding = {
  readonly status: OptionStatus;
  /** Who rules the option out; `null` where nobody does, also where only a medicine that the plan begins is ruled out. */
  readonly ruledOut: RuledOut | null;
  /** The medicines that the plan begins and that stand otherwise than their option. */
  readonly members: readonly string[];
  /** What rules out medicines that the plan begins; empty where the option itself says it. */
  readonly because: readonly string[];
  /** What is not recorded and whoever chooses takes over, in the words of the note. */
  readonly takenOver: readonly { readonly words: string; readonly facts: readonly FactId[] }[];
};

export type MadePlan = {
  readonly plan: Plan;
  readonly summary: PlanSummary;
  readonly windows: readonly WithdrawalWindow[];
  readonly curves: readonly PlanCurve[];
  /** What is taken of each medicine, a line a stretch of the same dose. */
  readonly directions: readonly { readonly drug: string; readonly lines: readonly string[] }[];
};
/** Why no plan is made. */
export type NoPlan = {
  readonly refusal: Refusal;
  /** It is made as soon as somebody names or records what is missing. */
  readonly waits: boolean;
  /** What would make one possible, in a sentence; `null` where the refusal says it. */
  readonly way: string | null;
  /** All of it, said of a plan that nobody has asked for in particular. */
  readonly words: string;
};
export type PlanOutcome = ({ readonly kind: 'plan' } & MadePlan) | ({ readonly kind: 'refused' } & NoPlan);

/** A plan for an option of a chart before anybody chose it. */
export type PlanPreview = {
  readonly option: OptionId;
  readonly on: LocalDate;
  readonly start: LocalDate;
  /** As it was planned; `null` when the chart does not say what is taken. */
  readonly request: PlanRequest | null;
  /** The drug that changes; `null` without a request. */
  readonly changing: string | null;
  readonly outcome: PlanOutcome;
  readonly rule: RulePlan | null;
  /** Why the plan that is proposed goes a slower way than the pair table's own, or that it ends a medicine in one day; `null` where neither is so. */
  readonly suddenEnd: SuddenEnd | null;
  readonly choices: PlanChoices | null;
  /** `null` for an option that changes no medicine. */
  readonly standing: PlanStanding | null;
  /** What reasons of the option ask of the plan; the plan that is proposed does it where it can. */
  readonly asked: readonly PlanAsked[];
  /** What goes on beside the plan, and what of that the option speaks of. */
  readonly beside: readonly BesideMedicine[];
  /** Words by which a flag of the chart would hold this plan back; which are raised, and which of them are settled, the chart says. */
  readonly heldBackBy: readonly string[];
  /** Who looks when, and at what: the contacts that the note of a visit with this plan has; empty without a plan. */
  readonly followUp: readonly { readonly on: LocalDate; readonly what: string }[];
  readonly names: Readonly<Record<string, string>>;
  /** Usual maximum in milligrams a day, of drugs that have one: heights of bars compare by it. */
  readonly usualMg: Readonly<Record<string, number>>;
  /** Words of the content about the windows, and their sources. */
  readonly window: { readonly words: string; readonly refs: readonly ReferenceId[] };
};
