import { createCompiler } from '../conditions/compile-when';
import type { Compiled } from '../conditions/compiled';
import { SILENT } from '../conditions/verdict';
import { atAnyAge } from '../flags/at-any-age';
import { blocksClose } from '../flags/closes';
import { COMPUTATIONS } from '../facts/derived/registry';
import { compileTerms } from '../facts/terms';
import type { Terms } from '../facts/terms';
import type { TraceEntry } from '../model/assessment';
import { isDerivedName } from '../model/derived-names';
import { OPTION_IDS } from '../model/ids';
import type { FactKey, ReferenceId, RuleId } from '../model/ids';
import type { CauseContent, CauseFeature } from '../model/cause-content';
import type { FlagContent } from '../model/flag-content';
import type { Knowledge } from '../model/knowledge';
import type { OptionContent, OptionRule } from '../model/option-content';
import type { QuestionContent } from '../model/question-content';

/** Changes with every change of what the engine may answer to the same chart and content. */
export const ENGINE_VERSION = '1.15.0';

export type CompiledRule = { readonly rule: OptionRule; readonly condition: Compiled };
export type CompiledOption = {
  readonly content: OptionContent;
  readonly rules: readonly CompiledRule[];
  readonly indications: readonly CompiledRule[];
  readonly contraindications: readonly CompiledRule[];
  /** Missing information that keeps the option at ask-first. */
  readonly blocking: readonly CompiledRule[];
  /** The weightier cautions, which keep the option from fitting without more. */
  readonly cautions: readonly CompiledRule[];
  /** Questions that speak of facts behind the option's rules, in the content's order. */
  readonly stakes: readonly Stake[];
  /** Reports and measurements that can change the option's status, as a record in the trust inbox names what it would be. */
  readonly restsOn: ReadonlySet<FactKey>;
  /** Conditions of the flags that close the option. */
  readonly closers: readonly Compiled[];
  readonly members: readonly string[];
  /** Rules name members that the content does not list: the option has a rest that no member rule reaches. */
  readonly hasRest: boolean;
};
export type CompiledFlag = { readonly content: FlagContent; readonly condition: Compiled; readonly escalation: Compiled | null; readonly says: readonly { readonly condition: Compiled; readonly title: string; readonly message: string }[]; /** Condition and escalation whatever the age of the answers; `null` where the content has no words for old ones. */ readonly ever: { readonly condition: Compiled; readonly escalation: Compiled | null } | null };
export type CompiledFeature = { readonly feature: CauseFeature; readonly condition: Compiled; readonly against: boolean; readonly message: string };
export type CompiledCause = { readonly content: CauseContent; readonly features: readonly CompiledFeature[] };
export type CompiledQuestion = {
  readonly content: QuestionContent;
  readonly keys: ReadonlySet<string>;
  readonly forSafety: readonly CompiledWhy[];
  readonly alsoAsked: readonly CompiledWhy[];
};
/** A chart on which a question is asked whatever its answer would change. */
export type CompiledWhy = { readonly condition: Compiled; readonly why: string; readonly refs: readonly ReferenceId[] };
/** A question with the rules of one option that its facts can leave open. */
export type Stake = {
  readonly question: CompiledQuestion;
  readonly decisive: readonly CompiledRule[];
  readonly indications: readonly CompiledRule[];
  readonly cautions: readonly CompiledRule[];
};

/** A rule, flag or feature with the entry that most charts have for it: nothing of it is on record. */
type TracedRule = { readonly id: RuleId; readonly condition: Compiled; readonly silent: TraceEntry };

/** Content compiled to closures. */
export type Engine = {
  readonly knowledge: Knowledge;
  readonly terms: Terms;
  readonly options: readonly CompiledOption[];
  readonly flags: readonly CompiledFlag[];
  readonly causes: readonly CompiledCause[];
  readonly questions: readonly CompiledQuestion[];
  /** Every rule, flag and feature in the content's order. */
  readonly traced: readonly TracedRule[];
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
  const compiledWhys = (entries: QuestionContent['forSafety'] = []): readonly CompiledWhy[] => entries.map(({ when, why, refs }) => ({ condition: compile(when, 'ordinary'), why, refs }));
  const questions = knowledge.questions.map((content): CompiledQuestion => ({
    content,
    keys: new Set(content.facts.map(({ key }) => key)),
    forSafety: compiledWhys(content.forSafety),
    alsoAsked: compiledWhys(content.alsoAsked),
  }));
  const flags = knowledge.flags.map((content): CompiledFlag => ({
    content,
    condition: compile(content.when, 'ordinary'),
    escalation: content.escalation === null ? null : compile(content.escalation.when, 'ordinary'),
    says: (content.says ?? []).map(({ when, title, message }) => ({ condition: compile(when, 'ordinary'), title, message })),
    ever: content.leftOpen === undefined ? null : { condition: compile(atAnyAge(content.when), 'ordinary'), escalation: content.escalation === null ? null : compile(atAnyAge(content.escalation.when), 'ordinary') },
  }));
  const option = (content: OptionContent): CompiledOption => {
    const rules = content.rules.map((rule) => ({ rule, condition: compile(rule.when, rule.kind === 'contraindication' ? 'strict' : 'ordinary') }));
    const listed = content.members.map(({ id }) => id);
    const named = content.rules.flatMap(({ appliesTo }) => appliesTo).filter((id) => !listed.includes(id));
    const ofKind = (kind: OptionRule['kind']): readonly CompiledRule[] => rules.filter(({ rule }) => rule.kind === kind);
    const kinds = {
      indications: ofKind('indication'),
      contraindications: ofKind('contraindication'),
      blocking: ofKind('missing-information').filter(({ rule }) => rule.blocking),
      cautions: ofKind('caution').filter(isWeighty),
    };
    return {
      content,
      rules,
      ...kinds,
      stakes: questions.flatMap((question) => stakesOf(question, kinds)),
      restsOn: new Set([...kinds.indications, ...kinds.contraindications, ...kinds.blocking, ...kinds.cautions].flatMap(({ condition }) => condition.keys.flatMap(readFrom))),
      closers: flags.filter((flag) => blocksClose(flag.content.blocks, content.id)).map(({ condition }) => condition),
      members: [...new Set([...listed, ...named])],
      hasRest: named.length > 0,
    };
  };
  const compiledFeature = (feature: CauseFeature, against: boolean): CompiledFeature => ({
    feature,
    condition: compile(feature.when, 'ordinary'),
    against,
    message: `${feature.whenText}: ${feature.reason}`,
  });
  const options = OPTION_IDS.flatMap((id) => knowledge.options.filter((content) => content.id === id).map(option));
  const causes = knowledge.causes.map((content): CompiledCause => ({
    content,
    features: [...content.featuresFor.map((feature) => compiledFeature(feature, false)), ...content.featuresAgainst.map((feature) => compiledFeature(feature, true))],
  }));
  const traced = [
    ...flags.map(({ content, condition }) => tracedRule(content.id, condition)),
    ...options.flatMap(({ rules }) => rules.map(({ rule, condition }) => tracedRule(rule.id, condition))),
    ...causes.flatMap(({ features }) => features.map(({ feature, condition }) => tracedRule(feature.id, condition))),
  ];
  return { knowledge, terms, options, flags, causes, questions, traced };
}

const tracedRule = (id: RuleId, condition: Compiled): TracedRule => ({ id, condition, silent: { rule: id, verdict: SILENT.kind, facts: [], missing: [] } });

type Kinds = Pick<CompiledOption, 'indications' | 'contraindications' | 'blocking' | 'cautions'>;

/** Answers that need nothing but to be said. */
export const SAID_ALOUD: readonly QuestionContent['answer'][] = ['yes-no', 'choice', 'number'];

function stakesOf(question: CompiledQuestion, { indications, contraindications, blocking, cautions }: Kinds): readonly Stake[] {
  if (question.content.serves === 'picture') return [];
  const touched = (rules: readonly CompiledRule[]): readonly CompiledRule[] => rules.filter(({ condition }) => condition.keys.some((key) => question.keys.has(key)));
  const stake = {
    question,
    decisive: touched([...contraindications, ...blocking]),
    indications: touched(indications),
    // A caution is asked about only where the answer is said aloud, and what belongs to a form is not asked for its sake.
    cautions: SAID_ALOUD.includes(question.content.answer) && question.content.partOf === undefined ? touched(cautions) : [],
  };
  return stake.decisive.length + stake.indications.length + stake.cautions.length === 0 ? [] : [stake];
}

/** The report or measurement behind a fact a rule reads; empty for other kinds. */
function readFrom(key: FactKey): readonly FactKey[] {
  const colon = key.indexOf(':');
  const name = key.slice(colon + 1);
  switch (key.slice(0, colon)) {
    case 'score':
    case 'answer':
      return [`report:${name.slice(0, name.indexOf('.'))}`];
    case 'report':
    case 'observation':
      return [key];
    case 'derived':
      return isDerivedName(name) ? COMPUTATIONS[name].readsFrom : [];
    default:
      return [];
  }
}

const isWeighty = ({ rule }: CompiledRule): boolean => rule.severity === 'high' || rule.severity === 'moderate';
