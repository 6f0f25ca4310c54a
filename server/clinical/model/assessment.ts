import type { FactId, FlagLevel, OptionId, OptionStatus, ReferenceId, RuleId, Severity, Sha256 } from './ids';
import type { Explanation } from './cause-content';
import type { KnowledgeStamp } from './knowledge';
import type { RuleKind } from './option-content';
import type { LocalDate } from './local-date';

/** Result of `assess`: plain data, the same for the same inputs whatever the order of the chart's lists. */
export type Assessment = {
  readonly on: LocalDate;
  readonly knowledge: KnowledgeStamp;
  readonly engine: string;
  /** SHA-256 over chart, knowledge stamp, engine version and day. */
  readonly fingerprint: Sha256;
  readonly headline: string;
  /** Trials that failed, what the patient says changed before, an earlier report; what is recorded of the time before the onset where a medicine changed in it; and what a headline of more than 45 words leaves out. */
  readonly headlineBeside: string | null;
  /** The changes of medicines that the headline speaks of, in its order. */
  readonly headlineChanges: readonly HeadlineChange[];
  /** The life events on record in the time before the onset that it or the line beside it speaks of, oldest first, as event ids. */
  readonly headlineEvents: readonly FactId[];
  readonly flags: readonly Flag[];
  readonly changes: readonly Change[];
  readonly causes: readonly Cause[];
  readonly worksheets: { readonly naranjo: Worksheet; readonly whoUmc: Worksheet };
  /** All eight, in the order of `OPTION_IDS`. */
  readonly options: readonly Option[];
  readonly questions: readonly Question[];
  readonly trace: readonly TraceEntry[];
  /** Every fact that a flag, reason, finding or change names, once, for reading and linking. */
  readonly basis: readonly BasisFact[];
  /** The medicine under suspicion, as episode id; `null` when none is taken. */
  readonly indexMedicine: FactId | null;
  /** What the options change, as episode id: the one under suspicion, where that has ended what is taken of it again, else another that is taken now. */
  readonly medicineToChange: FactId | null;
  /** Antidepressants that could as well be meant, as episode ids; empty once the prescriber has chosen. */
  readonly otherSuspects: readonly FactId[];
  /** What else the chart points to at least as strongly as to the medicine under suspicion; `null` where nothing does. */
  readonly elsewhere: Elsewhere | null;
};

/** Other medicines or substances that explain the numbness at least as well as the medicine that the options change. */
export type Elsewhere = {
  /** What it points to, and how strongly to the suspected one. */
  readonly message: string;
  /** What the options change, and who decides about the other. */
  readonly then: string;
  /** The causes it rests on. */
  readonly causes: readonly string[];
  readonly facts: readonly FactId[];
  /** What can be asked of whoever prescribes the medicines among it that are taken. */
  readonly asks: readonly PrescriberAsk[];
};

/** For which day a task is still to do, or on which it was done. */
type TaskDay = { readonly dueOn: LocalDate } | { readonly doneOn: LocalDate };

/** A question to whoever prescribes another medicine, which a task carries once somebody set it going. */
export type PrescriberAsk = {
  readonly episode: FactId;
  /** The medicine inside a sentence. */
  readonly name: string;
  /** The task in words. */
  readonly task: string;
  /** For which day it would be made today. */
  readonly dueOn: LocalDate;
  /** Set going since that medicine last changed; `null` where it was not. */
  readonly asked: ({ readonly on: LocalDate; readonly by: string | null; readonly confirmation: FactId } & TaskDay) | null;
};

/** A safety flag that stands, with the facts it stands on; `blocks` names what it holds back. */
export type Flag = {
  readonly id: RuleId;
  readonly title: string;
  readonly level: FlagLevel;
  readonly message: string;
  readonly facts: readonly FactId[];
  readonly refs: readonly ReferenceId[];
  readonly blocks: readonly string[];
  /** What to know beside it where somebody may be in danger; it did not raise the flag. */
  readonly around: readonly { readonly words: string; readonly facts: readonly FactId[] }[];
  /** Day of the newest answer behind it, where the days that it raises the flag for are over and nothing newer answers it. */
  readonly openSince?: LocalDate;
};

/** A start, stop, dose change, interacting add-on or life event before the onset. */
export type Change = {
  readonly what: string;
  readonly kind: 'start' | 'stop' | 'dose' | 'add-on' | 'event';
  readonly on: LocalDate;
  /** Days from the change to the onset (or to the first blunting report when no onset is known); `null` without either. */
  readonly lagDays: number | null;
  readonly facts: readonly FactId[];
};

/** One change of a medicine that the headline puts beside the numbness. */
export type HeadlineChange = {
  /** Whose change it is, as episode id. */
  readonly episode: FactId;
  readonly kind: 'start' | 'increase' | 'decrease' | 'unclear' | 'stop';
  readonly on: LocalDate;
  /** As in `Change`; `null` also where it came later, or where it is not known which came first. */
  readonly lagDays: number | null;
};

/** One rule or feature as it was judged on this chart. */
export type Finding = {
  readonly rule: RuleId;
  readonly message: string;
  readonly facts: readonly FactId[];
  readonly refs: readonly ReferenceId[];
  readonly verdict: VerdictKind;
  /** Weight of a cause's feature, -3 to 3; `null` elsewhere. */
  readonly weight: number | null;
  /** What of the chart it rests on together with other findings of its explanation, in words. */
  readonly restsOn?: string;
  /** What else explains the numbness as well is settled before this cause is acted on. */
  readonly othersFirst?: true;
};

/** When one other medicine was started, changed or stopped, beside the numbness. */
export type MedicineTiming = { readonly words: string; readonly facts: readonly FactId[] };

/** A cause of numbness with what speaks for it, what against, and what nobody has asked. */
export type Cause = {
  readonly id: string;
  readonly title: string;
  /** Which of the four explanations it belongs to. */
  readonly explanation: Explanation;
  readonly for: readonly Finding[];
  readonly against: readonly Finding[];
  readonly notAsked: readonly Finding[];
  readonly group: 'much' | 'some' | 'little' | 'away' | 'unknown';
  readonly questionsToAsk: readonly string[];
  readonly refs: readonly ReferenceId[];
  /** Of the explanation by other medicines: each medicine with its timing, the latest change before the numbness first. */
  readonly timing?: readonly MedicineTiming[];
};

/** One of the documented options, whether it fits or not. */
export type Option = {
  readonly id: OptionId;
  readonly title: string;
  /** The medicine that the option lowers, replaces or adds to, by name; `null` where it changes none or it is not clear which. */
  readonly medicine: string | null;
  /** What the chart points to at least as strongly and the option leaves as it is, with what comes first; `null` where there is none, or it changes no medicine. */
  readonly leaves: string | null;
  readonly status: OptionStatus;
  /** The one reason that decides the status, for the closed row. */
  readonly deciding: string;
  readonly reasons: readonly Reason[];
  /** Every contraindication of the option with what the chart says, unknown included. */
  readonly wrongIf: readonly Finding[];
  readonly unknown: readonly { readonly fact: FactId; readonly question: string }[];
  readonly members: readonly { readonly id: string; readonly status: OptionStatus }[];
  /** `high` to `very-low`; `not-graded` where the library has no grade for what this chart holds. */
  readonly grade: string;
  readonly gradeWhy: string;
  readonly refs: readonly ReferenceId[];
};

/** A rule that applied to an option, for or against. */
export type Reason = {
  readonly rule: RuleId;
  readonly kind: RuleKind;
  readonly speaks: 'for' | 'against';
  readonly message: string;
  readonly facts: readonly FactId[];
  readonly refs: readonly ReferenceId[];
  readonly severity: Severity;
  /** Note of the content on what was confirmed; `null` where it has none. */
  readonly verification: string | null;
  readonly appliesTo: readonly string[];
};

/** What to ask because the answer could change something. */
export type Question = {
  /** Id of the question in the content. */
  readonly fact: FactId;
  readonly question: string;
  readonly short: string;
  /** The facts it asks for in one breath. */
  readonly covers: readonly { readonly fact: FactId; readonly label: string }[];
  readonly answer: 'yes-no' | 'choice' | 'number' | 'score' | 'measurement' | 'report' | 'medication';
  readonly choices: readonly { readonly value: string; readonly label: string; readonly means: 'present' | 'absent' }[];
  /** Form that the answer opens: an instrument id, `blood-pressure`, `liver-tests`, `pregnancy-test`, `birth-date` or `medication`; `null` when it is said aloud. */
  readonly opens: string | null;
  /** Unit of a `number` answer, such as `days`. */
  readonly unit: string | null;
  /** Who can answer: a judgement of the prescriber is not put to the patient. */
  readonly askedOf: 'patient' | 'prescriber';
  readonly changes: readonly OptionId[];
  /** The answer weighs in one of the explanations that stand against each other. */
  readonly tellsApart: boolean;
  /** It is asked for somebody's safety, before the others. */
  readonly forSafety: boolean;
  /** Where it is asked for safety or for what the chart shows: why, and what the chart holds of it; empty where it is asked for what it changes. */
  readonly around: readonly { readonly words: string; readonly facts: readonly FactId[] }[];
  /** The answer serves this option alone, whose own questions stand apart: no other option, no explanation, nobody's safety. */
  readonly apart?: { readonly option: OptionId; readonly name: string };
  readonly refs: readonly ReferenceId[];
  /** All that it asks for was answered, and no answer counts any more: the newest one with its day, in words. It is asked again. */
  readonly answeredBefore?: string;
  /** Day on which somebody asked and the answer was "still unknown"; `null` when never asked. */
  readonly askedOn: LocalDate | null;
};

/** A published way to grade causality, filled in as far as the chart goes; `null` points are items that nobody can tell. */
export type Worksheet = {
  readonly items: readonly {
    readonly id: string;
    readonly question: string;
    readonly answer: string | null;
    readonly points: number | null;
    readonly facts: readonly FactId[];
  }[];
  readonly total: number | null;
  readonly result: string | null;
  /** What the prescriber recorded, with a reason where the method asks for one; `null` until then. */
  readonly recorded: { readonly id: string; readonly label: string; readonly reason: string | null; readonly on: LocalDate; readonly by: string | null; readonly confirmation: FactId } | null;
  readonly refs: readonly ReferenceId[];
};

/** Three-valued: what cannot be told is neither yes nor no. */
export type VerdictKind = 'applies' | 'does-not-apply' | 'cannot-tell';

/** How one rule was judged, also where it stayed silent. */
export type TraceEntry = {
  readonly rule: RuleId;
  readonly verdict: VerdictKind;
  readonly facts: readonly FactId[];
  readonly missing: readonly FactId[];
};

/** A fact as it is read out beside what rests on it. */
export type BasisFact = {
  readonly id: FactId;
  readonly label: string;
  /** Value with unit in words, such as `150 mg a day` or `3 of 27`. */
  readonly value: string | null;
  readonly on: LocalDate | null;
  /** Who or what it comes from, in words. */
  readonly source: string | null;
};
