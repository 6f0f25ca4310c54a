import { shortName } from '../model/observation-names';
import type { Coding } from '../model/chart';
import type { StatedSentence } from '../model/evidence-content';
import type { FactKey, RuleId } from '../model/ids';
import type { InstrumentContent } from '../model/instrument-content';
import type { Knowledge } from '../model/knowledge';
import type { DataItem, QuestionContent } from '../model/question-content';
import type { ReasoningSettings } from '../model/reasoning-settings';
import { compileCodeSets } from '../model/code-sets';
import type { SetMembership } from '../model/code-sets';
import { choiceKey } from './confirmations';
import { compileDanger, dangerFacts } from './danger';
import type { Danger } from './danger';
import { compileDrugLexicon } from './drug-terms';
import type { DrugLexicon } from './drug-terms';
import { lookBackDays } from './look-back-days';

/** What reading a chart needs of the content, looked up once per knowledge. */
export type Terms = {
  readonly setsOf: (coding: Coding) => readonly SetMembership[];
  readonly lexicon: DrugLexicon;
  readonly instruments: ReadonlyMap<string, InstrumentContent>;
  /** UCUM unit in which rules read an observation. */
  readonly unitOf: ReadonlyMap<string, string | null>;
  /** For how many days a confirmed absence may be relied on; a fact that is not listed has no limit. */
  readonly validDays: ReadonlyMap<FactKey, number>;
  /** Of choices that may be relied on for fewer days, by `choiceKey`. */
  readonly choiceDays: ReadonlyMap<string, number>;
  /** The same for an answer that affirms. */
  readonly presentDays: ReadonlyMap<FactKey, number>;
  /** The question that asks for a fact, the first of the content when there are several. */
  readonly questionOf: ReadonlyMap<FactKey, QuestionContent>;
  readonly questions: ReadonlyMap<string, QuestionContent>;
  readonly labelOf: ReadonlyMap<FactKey, string>;
  readonly titleOfSet: ReadonlyMap<string, string>;
  readonly dataItems: ReadonlyMap<string, DataItem>;
  readonly observationNames: ReadonlyMap<string, string>;
  readonly settings: ReasoningSettings;
  /** The words of the works that state a sentence. */
  readonly statedBy: ReadonlyMap<RuleId, StatedSentence['by']>;
  /** Items and scores that raise a flag, by `instrument.item` or `instrument.field`. */
  readonly dangerOf: ReadonlyMap<string, Danger>;
  /** Facts whose presence alone raises a flag of danger. */
  readonly dangers: ReadonlySet<FactKey>;
  /** How far back from an onset the causes' rules on timing reach, in days; `null` when they name no length. */
  readonly lookBackDays: number | null;
  /** What a sign of a cause weighs, whatever stands beside it. */
  readonly weightOf: ReadonlyMap<RuleId, number>;
  /** The largest share of a dose that one step of a taper takes away. */
  readonly largestCutShare: number;
  /** The drugs that the plans of an option begin. */
  readonly beginsOf: ReadonlyMap<string, readonly string[]>;
};

/** Made once per knowledge. */
export function compileTerms(knowledge: Knowledge): Terms {
  const validDays = new Map<FactKey, number>();
  const choiceDays = new Map<string, number>();
  const presentDays = new Map<FactKey, number>();
  const questionOf = new Map<FactKey, QuestionContent>();
  const labelOf = new Map<FactKey, string>();
  for (const question of knowledge.questions) {
    for (const { key, label } of question.facts) {
      if (!questionOf.has(key)) questionOf.set(key, question);
      if (!labelOf.has(key)) labelOf.set(key, label);
      if (question.presentDays !== undefined) presentDays.set(key, question.presentDays);
      for (const { value, validDays: days } of question.choices) if (days !== undefined) choiceDays.set(choiceKey(key, value), days);
      if (question.validDays !== null) validDays.set(key, Math.min(question.validDays, validDays.get(key) ?? question.validDays));
    }
  }
  return {
    setsOf: compileCodeSets(knowledge.codes.conditionSets),
    lexicon: compileDrugLexicon(knowledge.codes, knowledge.drugs),
    instruments: new Map(knowledge.instruments.map((instrument) => [instrument.id, instrument])),
    unitOf: new Map(knowledge.codes.observations.map(({ id, ucum }) => [id, ucum])),
    validDays,
    choiceDays,
    presentDays,
    questionOf,
    questions: new Map(knowledge.questions.map((question) => [question.id, question])),
    labelOf,
    observationNames: new Map(knowledge.codes.observations.map(({ id, display }) => [id, shortName(id) ?? display])),
    dataItems: new Map(knowledge.dataItems.map((item) => [item.id, item])),
    settings: knowledge.settings,
    statedBy: new Map(knowledge.stated.map(({ sentence, by }) => [sentence, by])),
    dangerOf: compileDanger(knowledge.flags, knowledge.instruments),
    dangers: dangerFacts(knowledge.flags),
    lookBackDays: lookBackDays(knowledge.causes),
    weightOf: new Map(knowledge.causes.flatMap(({ featuresFor, featuresAgainst }) => [...featuresFor, ...featuresAgainst].map(({ id, weight }) => [id, weight]))),
    largestCutShare: knowledge.tapering.general.largestCutShare.share,
    beginsOf: new Map(knowledge.switching.optionPlans.map(({ option, targets }) => [option, targets.map(({ drug }) => drug)])),
    titleOfSet: new Map(knowledge.codes.conditionSets.map(({ id, title }) => [id, title])),
  };
}
