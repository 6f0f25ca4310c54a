import { settle, verdictOf } from '../conditions/compiled';
import { SAID_ALOUD } from '../engine/engine';
import type { CompiledOption, CompiledQuestion, CompiledWhy, Engine, Stake } from '../engine/engine';
import type { Course } from '../facts/course';
import { isKnown } from '../facts/data-items';
import { namedChoice } from '../facts/named-choice';
import { standingAnswer } from '../facts/standing-answer';
import type { Facts } from '../facts/facts';
import { suspectedCourse } from '../facts/derived/index-medicine';
import type { Cause, Question } from '../model/assessment';
import type { Confirmation } from '../model/chart';
import { OPTION_IDS } from '../model/ids';
import type { FactId, FactKey, OptionId, ReferenceId } from '../model/ids';
import type { LocalDate } from '../model/local-date';
import { concerns } from '../options/holds';
import type { Hold } from '../options/holds';
import { overTime } from '../flags/around-danger';
import type { RaisedFlag } from '../flags/raise-flags';
import type { JudgedOption } from '../options/judge-option';
import { standsApart } from './stands-apart';
import { rivals } from '../story/elsewhere';
import type { PointingElsewhere } from '../story/elsewhere';
import { answeredBefore } from '../story/heard-of';
import { dayInWords } from '../words/day';
import { nameOf } from '../words/medicine';

export type Asked = {
  readonly options: readonly JudgedOption[];
  readonly raised: readonly RaisedFlag[];
  readonly causes: readonly Cause[];
  readonly elsewhere: PointingElsewhere | null;
};

/**
 * The questions of the content whose answer changes the status of an option when every other open fact is answered
 * favourably, those that tell the leading explanations apart, and before them those that a chart asks for safety. Where two open
 * facts would each be moot if the other were favourable, the first question is asked.
 */
export function questionsToAsk(engine: Engine, facts: Facts, { options, raised, causes, elsewhere }: Asked): readonly Question[] {
  const askable = askableIn(engine.questions, facts);
  const asking = new Map(askable.flatMap(({ question, asks }) => asks.map(({ content }) => [content.id, question] as const)));
  const changes = new Map<CompiledQuestion, Set<OptionId>>();
  const ask = (question: CompiledQuestion | undefined, option: OptionId): void => {
    if (question === undefined) return;
    const held = changes.get(question);
    if (held === undefined) changes.set(question, new Set([option]));
    else held.add(option);
  };
  for (const judged of options) {
    if (!isOpen(judged)) continue;
    const { id } = judged.option.content;
    const scene = sceneOf(judged, facts);
    for (const stake of judged.option.stakes) {
      if (wouldChange(stake, scene)) ask(asking.get(stake.question.content.id), id);
    }
    for (const question of flagged(askable.map((one) => one.question), judged.holds)) ask(question, id);
    const asked = [...changes].filter(([, options]) => options.has(id)).map(([question]) => question);
    for (const group of uncovered(judged.holds, asked)) {
      const speaksOf = ({ keys }: CompiledQuestion): boolean => group.some((key) => keys.has(key));
      ask([...changes.keys()].find(speaksOf) ?? askable.map((one) => one.question).find(speaksOf), id);
    }
  }
  const telling = askable.map((one) => one.question).filter((question) => tellsApart(question, { causes: rivals(causes, elsewhere), elsewhere }, facts));
  const safety = new Map(askable.map(({ question }) => [question, askedForSafety(question, facts, raised)] as const).filter(([, why]) => why.length > 0));
  const also = new Map(askable.map(({ question }) => [question, whysOf(question.alsoAsked, facts)] as const).filter(([, why]) => why.length > 0));
  const rankOf = (question: CompiledQuestion): number => (safety.has(question) ? FIRST : asksAfterSelfHarm(question, facts) ? SECOND : telling.includes(question) || also.has(question) ? THIRD : (changes.get(question)?.size ?? 0));
  const asked = askable.map((one) => one.question).filter((question) => safety.has(question) || also.has(question) || changes.has(question) || telling.includes(question)).sort((a, b) => rankOf(b) - rankOf(a));
  const contentOf = new Map(options.map(({ option: { content } }) => [content.id, content]));
  return dangerFirst(asked, raised)
    .map((question) => describe(question, facts, { changes: OPTION_IDS.filter((id) => changes.get(question)?.has(id) === true), tellsApart: telling.includes(question), safety: safety.get(question) ?? [], also: also.get(question) ?? [], elsewhere }))
    .map((question) => ({ ...question, ...standsApart(question, contentOf) }));
}

type Why = { readonly words: string; readonly facts: readonly FactId[]; readonly refs: readonly ReferenceId[] };

/** Why a chart asks it for safety, whatever the answer would change; nothing where the answer is known. */
function askedForSafety(question: CompiledQuestion, facts: Facts, raised: readonly RaisedFlag[]): readonly Why[] {
  const { keys, forSafety, content } = question;
  if (forSafety.length === 0 || [...keys].every((key) => isAnswered(key, facts))) return [];
  const before = affirmedBefore(content, facts);
  const again = before === null ? [] : [{ words: `Answered yes on ${dayInWords(before.on)}; nothing newer answers it.`, facts: [before.id], refs: content.refs }];
  return [...again, ...(asksItself(content, raised) ? [] : whysOf(forSafety, facts))];
}

/** A "yes" whose time is over and that nothing newer answers, to a question that is asked for safety: it is no "no". */
export function affirmedBefore({ facts: asked, forSafety }: CompiledQuestion['content'], { outdated }: Facts): Confirmation | null {
  if (forSafety === undefined) return null;
  return asked.map(({ key }) => outdated.get(key)).find((said) => said?.value === 'present') ?? null;
}

const whysOf = (entries: readonly CompiledWhy[], facts: Facts): readonly Why[] =>
  entries.flatMap(({ condition, why, refs }) => {
    const verdict = verdictOf(condition, facts);
    return verdict.kind === 'applies' ? [{ words: why, facts: verdict.basis, refs }] : [];
  });

const isAnswered = (key: FactKey, facts: Facts): boolean => (standingAnswer(facts, key)?.value ?? 'unknown') !== 'unknown';

/** A raised flag whose own words put the question: it is not asked twice. */
const asksItself = ({ id }: CompiledQuestion['content'], raised: readonly RaisedFlag[]): boolean => raised.some(({ content: { asks = [] } }) => asks.includes(id));

/** A question as it is put on this chart, and those of the content that it asks. */
type Askable = { readonly question: CompiledQuestion; readonly asks: readonly CompiledQuestion[] };

/** What belongs to a form is asked with it until the form was given; what a given form left open is asked by itself. */
function askableIn(questions: readonly CompiledQuestion[], facts: Facts): readonly Askable[] {
  const formOf = ({ content: { partOf } }: CompiledQuestion): CompiledQuestion | null => {
    const form = questions.find(({ content }) => content.id === partOf);
    return form === undefined || form.content.opens === null || facts.reports(form.content.opens).length > 0 ? null : form;
  };
  return questions.flatMap((question): readonly Askable[] => {
    if (formOf(question) !== null) return [];
    const parts = questions.filter((other) => formOf(other) === question);
    return [parts.length === 0 ? { question, asks: [question] } : { question: { ...question, keys: new Set([question, ...parts].flatMap(({ keys }) => [...keys])) }, asks: [question, ...parts] }];
  });
}

/** What the order goes by: what is asked for safety, forms that also ask after self-harm, what tells explanations apart, then the number of options that an answer can change. */
const FIRST = OPTION_IDS.length + 3;
const SECOND = OPTION_IDS.length + 2;
const THIRD = OPTION_IDS.length + 1;
const asksAfterSelfHarm = ({ keys }: CompiledQuestion, { terms }: Facts): boolean => terms.settings.askedFirst.answers.some((key) => keys.has(key));

type Standing = { /** The causes that stand against each other; empty where one leads. */ readonly causes: readonly Cause[]; readonly elsewhere: PointingElsewhere | null };

/** Whether what the question asks would weigh in one of the explanations that stand against each other. */
function tellsApart({ content, keys }: CompiledQuestion, { causes, elsewhere }: Standing, facts: Facts): boolean {
  if (causes.length === 0 || !SAID_ALOUD.includes(content.answer)) return false;
  if (content.about === 'other-medicines') return (elsewhere?.medicines.length ?? 0) > 0 && [...keys].some((key) => !isSaid(key, facts));
  return causes.some(({ notAsked }) => notAsked.some(({ facts: missing, weight }) => weight !== 0 && missing.some((key) => keys.has(key))));
}

/** Somebody was asked and answered, or the chart shows it; a chart that shows nothing of it does not answer it. */
function isSaid(key: FactKey, facts: Facts): boolean {
  if (isAnswered(key, facts)) return true;
  const shown = key.startsWith('derived:') ? facts.derive(key.slice('derived:'.length)) : null;
  return shown?.kind === 'word' && shown.value !== 'none';
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

/** What it is called, with a "yes" whose time is over. */
function shortOf(content: CompiledQuestion['content'], facts: Facts): string {
  const before = affirmedBefore(content, facts);
  return before === null ? content.short : `${content.short} (yes on ${dayInWords(before.on)})`;
}

type Said = Pick<Question, 'changes' | 'tellsApart'> & { readonly safety: readonly Why[]; readonly also: readonly Why[]; readonly elsewhere: PointingElsewhere | null };

function describe({ content }: CompiledQuestion, facts: Facts, { changes, tellsApart, safety, also, elsewhere }: Said): Question {
  const whys = [...safety, ...also];
  const before = affirmedBefore(content, facts);
  const open = SAID_ALOUD.includes(content.answer) ? content.facts.filter(({ key }) => !isKnown(facts, key)) : content.facts;
  const again = answeredBefore(open, content.facts, facts);
  return {
    fact: content.id,
    question: textOf(content, facts, elsewhere),
    short: shortOf(content, facts),
    covers: (open.length === 0 ? content.facts : open).map(({ key, label }) => ({ fact: key, label })),
    answer: content.answer,
    opens: content.opens,
    unit: content.unit,
    askedOf: content.askedOf,
    choices: choicesOf(content, facts, elsewhere),
    changes,
    tellsApart,
    forSafety: safety.length > 0,
    around: whys.length === 0 ? [] : [...whys.map(({ words, facts: basis }) => ({ words, facts: basis })), ...(content.beside === undefined ? [] : overTime(content.beside, facts).map((told) => ({ ...told, facts: told.facts.slice(-1) })))],
    refs: whys.length === 0 ? content.refs : [...new Set(whys.flatMap(({ refs }) => refs))],
    ...(again === null ? {} : { answeredBefore: again }),
    askedOn: before === null ? askedOn(content.facts.map(({ key }) => key), facts) : askedAgainOn(before, facts),
  };
}

/** The medicines that it asks about, where it is clear which are meant. */
function meantBy({ about }: CompiledQuestion['content'], facts: Facts, elsewhere: PointingElsewhere | null): readonly Course[] {
  const suspected = suspectedCourse(facts);
  return about === 'suspected' ? (suspected === null ? [] : [suspected]) : about === 'other-medicines' ? (elsewhere === null ? [] : [...elsewhere.medicines, ...elsewhere.lighter]) : [];
}

/** Each as the content has it; one that is said of a single other medicine names it, for each of several by itself. */
function choicesOf(content: CompiledQuestion['content'], facts: Facts, elsewhere: PointingElsewhere | null): Question['choices'] {
  const meant = content.about === 'other-medicines' ? [...new Map(meantBy(content, facts, elsewhere).map((course) => [course.episode.drug, course])).values()] : [];
  return content.choices.flatMap(({ value, label, means, ofSeveral }) => {
    if (ofSeveral === undefined || meant.length === 0) return [{ value, label, means }];
    const { one, any } = ofSeveral;
    if (meant.length === 1) return [{ value: one === undefined ? value : namedChoice(value, meant[0]?.episode.drug ?? ''), label, means }];
    return [...(one === undefined ? [] : meant.map((course) => ({ value: namedChoice(value, course.episode.drug), label: one.replace('{medicine}', nameOf(course)), means }))), { value, label: any, means }];
  });
}

/** As it is said; with the medicines by name where it is clear which are meant. */
function textOf(content: CompiledQuestion['content'], facts: Facts, elsewhere: PointingElsewhere | null): string {
  const { text, textNaming } = content;
  const meant = meantBy(content, facts, elsewhere);
  return textNaming === undefined || meant.length === 0 ? text : textNaming.replace('{medicine}', meant.map(nameOf).join(' or '));
}

/** Day on which somebody asked and it stayed unknown. */
function askedOn(keys: readonly FactKey[], facts: Facts): LocalDate | null {
  return keys.reduce<LocalDate | null>((last, key) => {
    const said = standingAnswer(facts, key);
    return said?.value === 'unknown' && (last === null || said.on > last) ? said.on : last;
  }, null);
}

/** Beside an old "yes" that somebody asked counts for its day alone: the next day it is named as not asked again. */
const askedAgainOn = ({ fact: key }: Confirmation, { chart, on: today }: Facts): LocalDate | null => (chart.confirmations.some(({ fact, value, on }) => fact === key && value === 'unknown' && on === today) ? today : null);
