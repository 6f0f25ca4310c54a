import type { LifeEvent, PatientFacts } from './chart';
import type { Review } from './content-entry';
import type { FollowUpClocks } from './follow-up';
import type { FactKey, ReferenceId } from './ids';

type Setting = { readonly words: string; readonly refs: readonly ReferenceId[]; readonly note: string | null; readonly review: Review };

/** Numbers and words that reasoning uses and no rule states: the project's settings, with their source. */
export type ReasoningSettings = {
  /** When PHQ-9 totals speak of remission: below what, how far apart, how long a pause between two of them may be. */
  readonly remission: Setting & {
    readonly phq9Below: number;
    readonly fewestDaysApart: number;
    /** After so many days the newest score may have been overtaken. */
    readonly staleAfterDays: number;
    readonly longestPauseDays: number;
    /** Beginnings of words and of codes, in lower case, by which a record says that an earlier episode ended. */
    readonly recurrentWords: readonly string[];
    readonly recurrentCodes: readonly string[];
  };
  /** Words in a medicine's recorded reason that speak of another use, and those that speak of mood and anxiety and outweigh them. */
  readonly suspicion: Setting & { readonly otherReasons: readonly string[]; readonly ownReasons: readonly string[] };
  /** How a record writes the depression itself, in words, in short and in codes, what it abbreviates of the rest, and what only says which depression, how bad or since when. */
  readonly recordedReason: Setting & {
    readonly ofDepression: readonly string[];
    readonly ofDepressionShort: readonly string[];
    readonly ofDepressionCodes: readonly string[];
    readonly besidesShort: readonly string[];
    readonly qualifiers: readonly string[];
  };
  /** Answers about harming oneself: a form that asks for one of them is asked before what only tells explanations apart. */
  readonly askedFirst: Setting & { readonly answers: readonly FactKey[] };
  /** How it is said that what is asked for safety was not asked, stayed unknown or was answered too long ago, `{day}` standing for its day, and that the chart asks for it. */
  readonly unanswered: Setting & { readonly notAsked: string; readonly stillUnknown: string; readonly tooOld: string; readonly lastYes: string; readonly askedFor: string };
  readonly pregnancy: Setting & { readonly notAskedOfSex: readonly PatientFacts['sex'][]; readonly notAskedFromAgeYears: number };
  readonly followUp: Setting & FollowUpClocks;
  /** Kinds of life events that stand under an explanation when they came shortly before the onset. */
  readonly lifeEvents: Setting & { readonly loss: readonly LifeEvent['kind'][]; readonly stress: readonly LifeEvent['kind'][]; readonly trauma: readonly LifeEvent['kind'][] };
  /** What is asked of whoever prescribes another medicine that the chart points to; `{medicine}` stands for its name. */
  readonly otherPrescriber: Setting & { readonly task: string; readonly dueDays: number };
  /** What is compared with what after a decision, and when a PHQ-9 speaks of response. */
  readonly outcome: Setting & {
    readonly phq9ResponsePercent: number;
    /** How old a total may be at the start of what was decided, by instrument. */
    readonly phq9WithinDays: number;
    readonly gad7WithinDays: number;
    readonly sbrWithinDays: number;
    /** Why nothing is concluded about the return of feeling. */
    readonly feeling: string;
  };  /** Which diagnoses a note names, how long a PHQ-9 total speaks of today and with which earlier one it is compared. */
  readonly mood: Setting & {
    readonly diagnosisSets: readonly string[];
    readonly currentDays: number;
    readonly comparedFromDays: number;
    readonly comparedUntilDays: number;
    /** Points by which a total has risen when it is named. */
    readonly notableRise: number;
    /** Two totals further apart say nothing of what was between them. */
    readonly apartDays: number;
    /** The higher one was given by so many days after the last day that the onset can have. */
    readonly aroundOnsetDays: number;
  };
  /** How far a dose and the numbness may lie apart to be told of together. */
  readonly timing: Setting & {
    /** An interval longer than this between a dose and the numbness tells nothing. */
    readonly linkedDays: number;
    readonly otherMedicineDays: number;
    /** A score of the first weeks on a dose tells of the time before it. */
    readonly settledDays: number;
    readonly typicalFromDays: number;
    readonly typicalUntilDays: number;
    readonly afterIncreaseDays: number;
    readonly screenDays: number;
    readonly aroundDangerDays: number;
  };
  readonly records: Setting & {
    readonly measuredDays: number;
    /** A few days late at the pharmacy is no gap, and a few days with the old and the new entry are no second course. */
    readonly supplyLeewayDays: number;
    readonly supplyAskedDays: number;
  };
  readonly bloodPressure: Setting & { readonly withinDays: number; readonly systolic: number; readonly diastolic: number };
};
