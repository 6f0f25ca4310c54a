import { settle, verdictOf } from '../conditions/compiled';
import { SAID_ALOUD } from '../engine/engine';
import type { CompiledOption, CompiledQuestion, Engine, Stake } from '../engine/engine';
import { isKnown } from '../facts/data-items';
import type { Facts } from '../facts/facts';
import type { Question } from '../model/assessment';
import { OPTION_IDS } from '../model/ids';
import type { FactKey, OptionId } from '../model/ids';
import type { LocalDate } from '../model/local-date';
import { concerns } from '../options/holds';
import type { Hold } from '../options/holds';
import type { RaisedFlag } from '../flags/raise-flags';
import type { JudgedOption } from '../options/judge-option';

/**
 * The questions of the content whose answer changes the status of an option when every other open fact is answered
 * favourably. Where two open facts would each be moot if the other were favourable, the first question is asked.
 */
export function questionsToAsk(engine: Engine, facts: Facts, { options, raised }: { readonly options: readonly JudgedOption[]; readonly raised: readonly RaisedFlag[] }): readonly Question[] {
  const changes = new Map<CompiledQuestion, Set<OptionId>>();
  const ask = (question: CompiledQuestion, option: OptionId): void => {
    const held = changes.get(question);
    if (held === undefined) changes.set(question, new Set([option]));
    else held.add(option);
  };
  for (const judged of options) {
    if (!isOpen(judged)) continue;
    const { id } = judged.option.content;
    const scene = sceneOf(judged, facts);
    for (const stake of judged.option.stakes) {
      if (wouldChange(stake, scene)) ask(stake.question, id);
    }
    for (const question of flagged(engine.questions, judged.holds)) ask(question, id);
    const asked = [...changes].filter(([, options]) => options.has(id)).map(([question]) => question);
    for (const group of uncovered(judged.holds, asked)) {
      const speaksOf = ({ keys }: CompiledQuestion): boolean => group.some((key) => keys.has(key));
      const first = [...changes.keys()].find(speaksOf) ?? engine.questions.find(speaksOf);
      if (first !== undefined) ask(first, id);
    }
  }
  const inOrder = dangerFirst(engine.questions.filter((question) => changes.has(question)), raised);
  return inOrder.map((question) => describe(question, facts, OPTION_IDS.filter((id) => changes.get(question)?.has(id) === true)));
}

/** The content's order; where somebody may be in danger, what a raised flag wants to know stands before what only an option does. */
function dangerFirst(questions: readonly CompiledQuestion[], raised: readonly RaisedFlag[]): readonly CompiledQuestion[] {
  if (!raised.some(({ content }) => content.showCrisisResource)) return questions;
  const wanted = new Set(raised.flatMap(({ flag }) => flag.facts));
  const isWanted = ({ keys }: CompiledQuestion): boolean => [...keys].some((key) => wanted.has(key));
  return [...questions.filter(isWanted), ...questions.filter((question) => !isWanted(question))];
}

/** No answer brings back what the chart already rules out or gives no reason for. */
const isOpen = ({ status }: JudgedOption): boolean => status !== 'contraindicated' && status !== 'not-applicable';

/** Questions about facts that a flag wants answered. */
function flagged(questions: readonly CompiledQuestion[], holds: readonly Hold[]): readonly CompiledQuestion[] {
  const missing = holds.flatMap((hold) => (hold.kind === 'flag' ? hold.missing : []));
  return missing.length === 0 ? [] : questions.filter(({ keys }) => missing.some((key) => keys.has(key)));
}

/** An open option with the members that nothing rules out. */
type Scene = {
  readonly facts: Facts;
  readonly option: CompiledOption;
  readonly open: readonly string[];
  /** With everything else favourable the option fits, unless an answer brings a caution. */
  readonly couldFit: boolean;
};

function sceneOf({ option, members }: JudgedOption, facts: Facts): Scene {
  const open = members.filter(({ status }) => status !== 'contraindicated').map(({ id }) => id);
  return { facts, option, open, couldFit: !option.cautions.some((entry) => concerns(entry, open) && verdictOf(entry.condition, facts).kind === 'applies') };
}

/** Whether the question's facts alone still decide the status, everything else being favourable. */
function wouldChange({ question: { keys }, decisive, indications, cautions }: Stake, { facts, option, open, couldFit }: Scene): boolean {
  for (const entry of decisive) {
    const undecided = entry.rule.kind === 'contraindication' ? 'cannot-tell' : 'applies';
    if (verdictOf(entry.condition, facts).kind !== undecided || !concerns(entry, open)) continue;
    if (settle(entry.condition, facts, { applies: false, stillOpen: keys }) === undecided) return true;
  }
  if (indications.some(({ condition }) => verdictOf(condition, facts).kind === 'cannot-tell')) {
    const settled = option.indications.map(({ condition }) => settle(condition, facts, { applies: true, stillOpen: keys }));
    if (!settled.includes('applies') && settled.includes('cannot-tell')) return true;
  }
  if (!couldFit) return false;
  for (const entry of cautions) {
    if (verdictOf(entry.condition, facts).kind !== 'cannot-tell' || !concerns(entry, open)) continue;
    if (settle(entry.condition, facts, { applies: false, stillOpen: keys }) === 'cannot-tell') return true;
  }
  return false;
}

/** Holds that none of the questions asked for the option speaks of; open indications count as one, since one of them is enough. */
function uncovered(holds: readonly Hold[], asked: readonly CompiledQuestion[]): readonly (readonly FactKey[])[] {
  const indications = holds.filter(({ kind }) => kind === 'indication').flatMap(({ missing }) => missing);
  const groups = holds.filter(({ kind }) => kind === 'contraindication' || kind === 'missing').map(({ missing }) => missing);
  return [...groups, ...(indications.length === 0 ? [] : [indications])].filter((group) => !asked.some(({ keys }) => group.some((key) => keys.has(key))));
}

function describe({ content }: CompiledQuestion, facts: Facts, changes: readonly OptionId[]): Question {
  const open = SAID_ALOUD.includes(content.answer) ? content.facts.filter(({ key }) => !isKnown(facts, key)) : content.facts;
  return {
    fact: content.id,
    question: content.text,
    short: content.short,
    covers: (open.length === 0 ? content.facts : open).map(({ key, label }) => ({ fact: key, label })),
    answer: content.answer,
    opens: content.opens,
    unit: content.unit,
    askedOf: content.askedOf,
    choices: content.choices,
    changes,
    refs: content.refs,
    askedOn: askedOn(content.facts.map(({ key }) => key), facts),
  };
}

/** Day on which somebody asked and it stayed unknown. */
function askedOn(keys: readonly FactKey[], facts: Facts): LocalDate | null {
  return keys.reduce<LocalDate | null>((last, key) => {
    const said = facts.confirmations.get(key);
    return said?.value === 'unknown' && (last === null || said.on > last) ? said.on : last;
  }, null);
}
