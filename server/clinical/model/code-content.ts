/** Codes and names by which records of others are read. */
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

/** What rules call one condition, and the codes that mean it. */
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

/** A measurement that rules read, and the codes that mean it. */
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

/** Both ends included, in the unit of the observation. */
export type MeasuredRange = { readonly min: number; readonly max: number };
