import type { CausalityContent, CauseContent } from './cause-content';
import type { CodesContent } from './code-content';
import type { Json } from './content-entry';
import type { DrugContent, FirstApproval, RxNormRow } from './drug-content';
import type { Claim, Disagreements, Reference, StatedLine, StatedSentence } from './evidence-content';
import type { FlagContent } from './flag-content';
import type { Sha256 } from './ids';
import type { InstrumentContent } from './instrument-content';
import type { OptionContent } from './option-content';
import type { CrisisResource, HandoutSentence } from './patient-words';
import type { SwitchingContent, TaperingContent } from './plan-content';
import type { DataItem, DerivedFactContent, QuestionContent } from './question-content';
import type { ReasoningSettings } from './reasoning-settings';

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
  /** Which words of which finding state a sentence that leads with a work. */
  readonly stated: readonly StatedSentence[];
  /** The same of what an option says without a rule. */
  readonly statedLines: readonly StatedLine[];
  readonly claims: readonly Claim[];
  readonly disagreements: Disagreements;
  readonly crisis: readonly CrisisResource[];
  readonly handout: readonly HandoutSentence[];
  readonly switching: SwitchingContent;
  readonly tapering: TaperingContent;
  /** Words that stand beside the content: grammar, status logic, principles, how to read causes, licences, FHIR mapping. */
  readonly guidance: Json;
};

/** Which content spoke: its release, and the SHA-256 of the compiled value as canonical JSON. */
export type KnowledgeStamp = { readonly version: string; readonly hash: Sha256 };
