import { createCompiler } from '../conditions/compile-when';
import type { Compiled } from '../conditions/compiled';
import { compileTerms } from '../facts/terms';
import type { Terms } from '../facts/terms';
import { OPTION_IDS } from '../model/ids';
import type { CauseContent, CauseFeature, FlagContent, Knowledge, OptionContent, OptionRule, QuestionContent } from '../model/knowledge';

/** Changes with every change of what the engine may answer to the same chart and content. */
export const ENGINE_VERSION = '1.0.0';

export type CompiledRule = { readonly rule: OptionRule; readonly condition: Compiled };
export type CompiledOption = {
  readonly content: OptionContent;
  readonly rules: readonly CompiledRule[];
  readonly indications: readonly CompiledRule[];
  readonly contraindications: readonly CompiledRule[];
  /** Missing information that keeps the option at ask-first. */
  readonly blocking: readonly CompiledRule[];
  readonly cautions: readonly CompiledRule[];
  readonly members: readonly string[];
  /** Rules name members that the content does not list: the option has a rest that no member rule reaches. */
  readonly hasRest: boolean;
};
export type CompiledFlag = { readonly content: FlagContent; readonly condition: Compiled; readonly escalation: Compiled | null };
export type CompiledFeature = { readonly feature: CauseFeature; readonly condition: Compiled };
export type CompiledCause = { readonly content: CauseContent; readonly features: readonly CompiledFeature[] };
export type CompiledQuestion = { readonly content: QuestionContent; readonly keys: ReadonlySet<string> };

/** Content compiled to closures. */
export type Engine = {
  readonly knowledge: Knowledge;
  readonly terms: Terms;
  readonly options: readonly CompiledOption[];
  readonly flags: readonly CompiledFlag[];
  readonly causes: readonly CompiledCause[];
  readonly questions: readonly CompiledQuestion[];
};

const engines = new WeakMap<Knowledge, Engine>();

/** The engine of a knowledge value, compiled when first asked for. */
export function engineFor(knowledge: Knowledge): Engine {
  const held = engines.get(knowledge);
  if (held !== undefined) return held;
  const engine = compileEngine(knowledge);
  engines.set(knowledge, engine);
  return engine;
}

function compileEngine(knowledge: Knowledge): Engine {
  const terms = compileTerms(knowledge);
  const { compile } = createCompiler(terms);
  const option = (content: OptionContent): CompiledOption => {
    const rules = content.rules.map((rule) => ({ rule, condition: compile(rule.when, rule.kind === 'contraindication' ? 'strict' : 'ordinary') }));
    const listed = content.members.map(({ id }) => id);
    const named = content.rules.flatMap(({ appliesTo }) => appliesTo).filter((id) => !listed.includes(id));
    return {
      content,
      rules,
      indications: rules.filter(({ rule }) => rule.kind === 'indication'),
      contraindications: rules.filter(({ rule }) => rule.kind === 'contraindication'),
      blocking: rules.filter(({ rule }) => rule.kind === 'missing-information' && rule.blocking),
      cautions: rules.filter(({ rule }) => rule.kind === 'caution'),
      members: [...new Set([...listed, ...named])],
      hasRest: named.length > 0,
    };
  };
  return {
    knowledge,
    terms,
    options: OPTION_IDS.flatMap((id) => knowledge.options.filter((content) => content.id === id).map(option)),
    flags: knowledge.flags.map((content) => ({
      content,
      condition: compile(content.when, 'ordinary'),
      escalation: content.escalation === null ? null : compile(content.escalation.when, 'ordinary'),
    })),
    causes: knowledge.causes.map((content) => ({
      content,
      features: [...content.featuresFor, ...content.featuresAgainst].map((feature) => ({ feature, condition: compile(feature.when, 'ordinary') })),
    })),
    questions: knowledge.questions.map((content) => ({ content, keys: new Set(content.facts.map(({ key }) => key)) })),
  };
}
