import type { PatientFacts } from './chart';
import type { Claim, Disagreements, Reference } from './evidence-content';
import type { FollowUpClocks } from './follow-up';
import type { FactKey, FlagLevel, OptionId, ReferenceId, RuleId, Severity, Sha256 } from './ids';
import type { CrisisResource, HandoutSentence } from './patient-words';
import type { When } from './rule-grammar';
import type { SwitchingContent, TaperingContent } from './plan-content';

/**
 * Knowledge: the versioned clinical content as one plain value. It is read from `server/knowledge/content`,
 * checked and compiled by `server/knowledge`; reasoning never reads a file.
 */
export type Knowledge = {
  readonly stamp: KnowledgeStamp;
  readonly options: readonly OptionContent[];
  readonly flags: readonly FlagContent[];
  readonly causes: readonly CauseContent[];
  readonly causality: CausalityContent;
  readonly questions: readonly QuestionContent[];
  readonly dataItems: readonly DataItem[];
  readonly settings: ReasoningSettings;
  readonly derivedFacts: readonly DerivedFactContent[];
  readonly instruments: readonly InstrumentContent[];
  readonly codes: CodesContent;
  readonly drugs: readonly DrugContent[];
  readonly rxnorm: readonly RxNormRow[];
  /** First approval of an ingredient where a source states it. */
  readonly firstApproved: readonly FirstApproval[];
  readonly references: readonly Reference[];
  readonly claims: readonly Claim[];
  readonly disagreements: Disagreements;
  readonly crisis: readonly CrisisResource[];
  readonly handout: readonly HandoutSentence[];
  readonly switching: SwitchingContent;
  readonly tapering: TaperingContent;
  /** Words that stand beside the content: grammar, status logic, principles, how to read causes, licences, FHIR mapping. */
  readonly guidance: Json;
};

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type KnowledgeStamp = { readonly version: string; readonly hash: Sha256 };

/** Review state of an entry. Nothing is deleted: old notes point at it. */
export type Review = {
  readonly status: 'draft' | 'reviewed' | 'retired';
  readonly reviewer: string | null;
  readonly reviewedOn: string | null;
  readonly dueOn: string | null;
};

// ---- Options ----

export type RuleKind = 'indication' | 'supports' | 'caution' | 'contraindication' | 'missing-information';

export type OptionRule = {
  readonly id: RuleId;
  readonly kind: RuleKind;
  readonly when: When;
  readonly whenText: string;
  readonly message: string;
  readonly severity: Severity;
  readonly refs: readonly ReferenceId[];
  readonly note: string | null;
  /** Missing information that keeps the option at `ask-first`. */
  readonly blocking: boolean;
  /** A contraindication that a prescriber may override with a written reason. */
  readonly overridable: boolean;
  /** Members of the option it concerns (`vortioxetine`); empty means the whole option. */
  readonly appliesTo: readonly string[];
  readonly doseEffect: string | null;
  readonly review: Review;
};

export type OptionContent = {
  readonly id: OptionId;
  readonly title: string;
  readonly summary: string;
  readonly whatItAddresses: string;
  readonly rules: readonly OptionRule[];
  readonly members: readonly { readonly id: string; readonly whenPreferred: string; readonly caution: string }[];
  readonly pickByCause: Json;
  readonly typicalSteps: readonly string[];
  readonly monitoring: readonly { readonly what: string; readonly daysAfterStart: number | null; readonly why: string; readonly refs: readonly ReferenceId[] }[];
  readonly followUpTasks: readonly { readonly title: string; readonly role: 'coordinator' | 'prescriber'; readonly dueDays: number; readonly instrument: string | null }[];
  readonly discussionPoints: readonly string[];
  readonly benefits: readonly string[];
  readonly risks: readonly string[];
  readonly grade: 'high' | 'moderate' | 'low' | 'very-low';
  readonly gradeWhy: string;
  readonly offLabel: Json;
  readonly refs: readonly ReferenceId[];
  readonly review: Review;
};

// ---- Flags, causes, causality ----

export type FlagContent = {
  readonly id: RuleId;
  readonly title: string;
  readonly level: FlagLevel;
  readonly when: When;
  readonly whenText: string;
  readonly message: string;
  readonly blocks: readonly string[];
  readonly override: boolean;
  readonly escalation: { readonly level: FlagLevel; readonly when: When; readonly whenText: string; readonly contactDueHours: number | null } | null;
  readonly contactDueHours: number | null;
  readonly sameDayContact: boolean;
  readonly showCrisisResource: boolean;
  readonly unblocksWhen: string | null;
  readonly clearsWhen: string;
  /** Everything else the interface must do, as the content says it. */
  readonly interfaceMust: Json;
  readonly note: string | null;
  readonly refs: readonly ReferenceId[];
  readonly review: Review;
};

export type CauseFeature = {
  readonly id: RuleId;
  readonly when: When;
  readonly whenText: string;
  /** +3 strong to -3; a judgement shown as plus and minus signs, never as a percentage. */
  readonly weight: number;
  readonly reason: string;
};

/** The four explanations of numbness that are weighed against each other. */
export const EXPLANATIONS = ['medicine', 'depression', 'condition', 'other-medicine'] as const;
export type Explanation = (typeof EXPLANATIONS)[number];

export type CauseContent = {
  readonly id: string;
  readonly title: string;
  readonly explanation: Explanation;
  readonly featuresFor: readonly CauseFeature[];
  readonly featuresAgainst: readonly CauseFeature[];
  readonly questionsToAsk: readonly string[];
  readonly instruments: readonly string[];
  readonly workup: readonly string[];
  readonly note: string | null;
  readonly refs: readonly ReferenceId[];
  readonly review: Review;
};

export type CausalityContent = {
  readonly temporalRules: readonly { readonly id: string; readonly when: string; readonly reading: string; readonly note: string | null }[];
  readonly naranjo: {
    readonly questions: readonly { readonly n: number; readonly question: string; readonly yes: number; readonly no: number; readonly unknown: number }[];
    readonly bands: readonly { readonly min: number; readonly max: number; readonly label: string }[];
    readonly limits: string;
    readonly refs: readonly ReferenceId[];
  };
  readonly whoUmc: {
    readonly categories: readonly { readonly id: string; readonly label: string; readonly rule: string; readonly chart: string; readonly note: string | null }[];
    readonly refs: readonly ReferenceId[];
  };
  readonly combining: string;
};

// ---- Questions, data items, derived facts ----

/** `yes-no`, `choice` and `number` are answered aloud and stored as confirmations; the others open a form. */
export const FORMS = ['blood-pressure', 'liver-tests', 'pregnancy-test', 'birth-date', 'medication'] as const;
export type AnswerKind = 'yes-no' | 'choice' | 'number' | 'score' | 'measurement' | 'report' | 'medication';

/**
 * Something a `missing` test asks for. It is there when, in at least one group of `satisfiedBy`, every fact is known:
 * `known` means present in the chart or confirmed either way, `present` means present only. Scores, observations and
 * reports are known when one exists; where the test has `withinDays`, inside them. An `item:` key is a confirmation.
 */
export type DataItem = {
  readonly id: string;
  readonly label: string;
  readonly words: string;
  readonly satisfiedBy: readonly { readonly all: readonly { readonly fact: FactKey; readonly state: 'known' | 'present' }[] }[];
  readonly note: string | null;
  readonly review: Review;
};

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
  };
  /** Words in a medicine's recorded reason that speak of another use, and those that speak of mood and anxiety and outweigh them. */
  readonly suspicion: Setting & { readonly otherReasons: readonly string[]; readonly ownReasons: readonly string[] };
  readonly pregnancy: Setting & { readonly notAskedOfSex: readonly PatientFacts['sex'][]; readonly notAskedFromAgeYears: number };
  readonly followUp: Setting & FollowUpClocks;
  /** What is compared with what after a decision, and when a PHQ-9 speaks of response. */
  readonly outcome: Setting & {
    readonly phq9ResponsePercent: number;
    /** How old a total may be at the start of what was decided, by instrument. */
    readonly phq9WithinDays: number;
    readonly gad7WithinDays: number;
    readonly sbrWithinDays: number;
    /** Why nothing is concluded about the return of feeling. */
    readonly feeling: string;
  };
};

/** Definition of a computed or clinician-entered fact, as the content words it. */
export type DerivedFactContent = {
  readonly name: string;
  readonly value: 'boolean' | 'number' | 'choice' | 'medicine';
  readonly unit: string | null;
  readonly choices: readonly string[];
  readonly definition: string;
  /** Only a person can say it; it is a question, not a computation. */
  readonly clinicianEntered: boolean;
};

/**
 * A spoken question that may cover several facts asked in one breath. "None of these" confirms each fact as absent;
 * an answer by values or by a form (`score`, `measurement`, `report`) opens that form instead.
 */
export type QuestionContent = {
  readonly id: string;
  /** What the prescriber says aloud. */
  readonly text: string;
  /** Word or two for the headline's "not asked: …". */
  readonly short: string;
  readonly facts: readonly { readonly key: FactKey; readonly label: string }[];
  readonly answer: AnswerKind;
  /** Form that an answer by value opens: an instrument id, or one of `FORMS`; `null` for what is said aloud. */
  readonly opens: string | null;
  /** Unit of a `number` answer, stored as the confirmation's detail. */
  readonly unit: string | null;
  readonly askedOf: 'patient' | 'prescriber';
  /** `status`: its facts can hold an option at ask-first. `picture`: cautions, causes and flags only. */
  readonly serves: 'status' | 'picture';
  /** For `choice`: value to store as detail with every fact of the question, and label to show. */
  readonly choices: readonly { readonly value: string; readonly label: string; readonly means: 'present' | 'absent' }[];
  /** For how many days an answer "absent" may be relied on; `null` without limit. A project setting. */
  readonly validDays: number | null;
  readonly refs: readonly ReferenceId[];
  readonly note: string | null;
  readonly review: Review;
};

// ---- Instruments ----

export type AnswerOption = { readonly value: number | string; readonly label: string; readonly loincAnswer: string | null };

export type InstrumentItem = { readonly id: string; readonly text: string; readonly loinc: string | null; readonly domain: string | null };

export type InstrumentContent = {
  readonly id: string;
  readonly title: string;
  readonly fullTitle: string;
  readonly version: string | null;
  readonly status: string;
  readonly textStatus: string;
  readonly licence: Json;
  /** Words that must stand beside every result, for an instrument that is not validated. */
  readonly labelToShow: string | null;
  readonly loincPanel: string | null;
  readonly loincTotal: string | null;
  readonly direction: string;
  readonly items: readonly InstrumentItem[];
  readonly options: readonly AnswerOption[];
  readonly fields: readonly { readonly id: string; readonly label: string; readonly min: number | null; readonly max: number | null; readonly values: readonly string[] | null }[];
  /** Range of the main total; `null` for an instrument without one. */
  readonly range: { readonly min: number; readonly max: number } | null;
  readonly bands: readonly { readonly min: number; readonly max: number; readonly label: string }[];
  readonly domains: readonly { readonly id: string; readonly title: string; readonly items: readonly string[]; readonly max: number }[];
  /** The entry as it stands in the content: columns, context items, gate, scoring words. */
  readonly content: Json;
  readonly refs: readonly ReferenceId[];
  readonly review: Review;
};

// ---- Codes and drugs ----

export type CodesContent = {
  readonly conditionSets: readonly ConditionSet[];
  readonly observations: readonly ObservationCode[];
  readonly drugClasses: readonly { readonly id: string; readonly title: string; readonly ingredients: readonly string[] }[];
  /** Ingredient as rules name it (`bupropion XL`) to ids of the drugs file. */
  readonly drugAliases: Readonly<Record<string, readonly string[]>>;
  /** Brand and other names of ingredients: they make an imported record wait for a person, never a fact. */
  readonly brands: readonly { readonly name: string; readonly ingredient: string }[];
  /** Days after which an active order without end, renewal or dispense no longer says that it is taken today. */
  readonly staleOrderDays: number;
};

export type ConditionSet = {
  readonly id: string;
  readonly title: string;
  readonly snomed: readonly { readonly code: string; readonly display: string; readonly verified: boolean }[];
  readonly icd10cm: readonly { readonly code: string; readonly display: string; readonly verified: boolean }[];
  readonly icd10cmPrefixes: readonly string[];
  /** Categories of the WHO's ICD-10 that ICD-10-CM does not have (`G41`). */
  readonly icd10WhoPrefixes: readonly string[];
  /** Codes that match the set as history, never as active. */
  readonly icd10cmRemission: readonly string[];
  /** Codes a prefix would catch by mistake. */
  readonly icd10cmExclude: readonly string[];
  /** Words by which an imported record may mean it; each entry counts when all of its words are there. */
  readonly words: readonly string[];
  readonly usedFor: string;
  readonly note: string | null;
};

export type ObservationCode = {
  readonly id: string;
  readonly loinc: string | null;
  /** Other LOINC codes that mean the same observation on import. */
  readonly alsoLoinc: readonly string[];
  readonly display: string;
  /** UCUM unit in which rules read it. */
  readonly ucum: string | null;
  readonly verified: boolean;
  /** What an instrument can report for a living adult, in `ucum`, both ends included; `null` for scores and words. */
  readonly possible: MeasuredRange | null;
  /** What is taken without asking; within `possible`. */
  readonly plausible: MeasuredRange | null;
};

export type MeasuredRange = { readonly min: number; readonly max: number };

export type DrugContent = {
  readonly id: string;
  readonly name: string;
  /** Ingredient as the drug classes name it. */
  readonly ingredient: string;
  readonly class: string;
  readonly rxnormIngredient: string | null;
  readonly atc: string | null;
  readonly brands: readonly string[];
  readonly forms: readonly {
    readonly form: string;
    readonly strengthsMg: readonly number[];
    readonly splittable: boolean;
    readonly liquidMgPerMl: number | null;
    readonly market: string;
  }[];
  readonly usualStartMg: number | null;
  readonly usualRangeMg: readonly [number, number] | null;
  readonly maxMgPerDay: number | null;
  readonly elderlyMaxMg: number | null;
  readonly frequency: string | null;
  readonly halfLifeHours: readonly [number, number] | null;
  readonly serotonergic: boolean;
  readonly discontinuationRisk: string | null;
  readonly bluntingAssociation: Json;
  readonly warnings: readonly string[];
  /** The entry as it stands in the content. */
  readonly content: Json;
  readonly refs: readonly ReferenceId[];
  readonly verification: Json;
  readonly review: Review;
};

export type RxNormRow = {
  readonly rxcui: string;
  readonly name: string;
  readonly tty: string;
  readonly drugId: string | null;
  readonly strengthMg: number | null;
  readonly per: 'unit' | 'mL' | 'hour' | null;
  readonly form: string | null;
  readonly source: string;
};

export type FirstApproval = {
  /** Ingredient as the drug classes name it. */
  readonly ingredient: string;
  readonly region: 'US' | 'UK';
  readonly year: number;
  readonly refs: readonly ReferenceId[];
};
