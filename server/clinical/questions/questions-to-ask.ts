import { settle, verdictOf } from '../conditions/compiled';
import type { CompiledQuestion, Engine } from '../engine/engine';
import { isKnown } from '../facts/data-items';
import type { Facts } from '../facts/facts';
import type { Question } from '../model/assessment';
import type { FactKey, OptionId } from '../model/ids';
import type { LocalDate } from '../model/local-date';
import { concerns } from '../options/holds';
import type { Hold } from '../options/holds';
import { isWeighty } from '../options/judge-option';
import type { JudgedOption } from '../options/judge-option';

/**
 * The questions of the content whose answer changes the status of an option when every other open fact is answered
 * favourably. Where two open facts would each be moot if the other were favourable, the first question is asked.
 */
export function questionsToAsk(engine: Engine, facts: Facts, options: readonly JudgedOption[]): readonly Question[] {
  const changes = new Map<CompiledQuestion, Set<OptionId>>();
  const ask = (question: CompiledQuestion, option: OptionId): void => {
    const held = changes.get(question);
    if (held === undefined) changes.set(question, new Set([option]));
    else held.add(option);
  };
  for (const judged of options.filter(isOpen)) {
    const { id } = judged.option.content;
    for (const question of engine.questions) {
      if (wouldChange(judged, facts, question)) ask(question, id);
    }
    const asked = [...changes].filter(([, options]) => options.has(id)).map(([question]) => question);
    for (const group of uncovered(judged.holds, asked)) {
      const speaksOf = ({ keys }: CompiledQuestion): boolean => group.some((key) => keys.has(key));
      const first = [...changes.keys()].find(speaksOf) ?? engine.questions.find(speaksOf);
      if (first !== undefined) ask(first, id);
    }
  }
  return engine.questions.flatMap((question) => {
    const affected = changes.get(question);
    return affected === undefined ? [] : [describe(question, facts, engine.options.map(({ content }) => content.id).filter((id) => affected.has(id)))];
  });
}

/** No answer brings back what the chart already rules out or gives no reason for. */
const isOpen = ({ status }: JudgedOption): boolean => status !== 'contraindicated' && status !== 'not-applicable';

/** Whether these facts alone still decide the status, everything else being favourable. */
function wouldChange({ option, holds, members }: JudgedOption, facts: Facts, { keys, content }: CompiledQuestion): boolean {
  if (holds.some(({ kind, missing }) => kind === 'flag' && missing.some((key) => keys.has(key)))) return true;
  if (content.serves === 'picture') return false;
  const open = members.filter(({ status }) => status !== 'contraindicated').map(({ id }) => id);
  const unwanted = { applies: false, stillOpen: keys };
  const relevant = [...option.contraindications, ...option.blocking].filter((entry) => concerns(entry, open) && touches(entry.condition.keys, keys));
  for (const { rule, condition } of relevant) {
    const settled = settle(condition, facts, unwanted);
    if (settled === (rule.kind === 'contraindication' ? 'cannot-tell' : 'applies')) return true;
  }
  const wanted = { applies: true, stillOpen: keys };
  if (option.indications.some(({ condition }) => touches(condition.keys, keys))) {
    const settled = option.indications.map(({ condition }) => settle(condition, facts, wanted));
    if (!settled.includes('applies') && settled.includes('cannot-tell')) return true;
  }
  return SAID_ALOUD.includes(content.answer) && cautionDecides(option.cautions.filter((entry) => isWeighty(entry) && concerns(entry, open)), facts, keys);
}

/** With everything else favourable the option fits, unless the answer brings a caution. */
function cautionDecides(cautions: JudgedOption['option']['cautions'], facts: Facts, keys: ReadonlySet<FactKey>): boolean {
  if (cautions.some(({ condition }) => verdictOf(condition, facts).kind === 'applies')) return false;
  return cautions.some(({ condition }) => touches(condition.keys, keys) && settle(condition, facts, { applies: false, stillOpen: keys }) === 'cannot-tell');
}

const SAID_ALOUD: readonly Question['answer'][] = ['yes-no', 'choice', 'number'];

const touches = (mine: readonly FactKey[], keys: ReadonlySet<FactKey>): boolean => mine.some((key) => keys.has(key));

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
