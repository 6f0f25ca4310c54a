import type { Facts } from '../facts/facts';
import { standingAnswer } from '../facts/standing-answer';
import { isSettled } from '../flags/held-back';
import type { Confirmation } from '../model/chart';
import type { FactId, FactKey } from '../model/ids';
import type { QuestionContent } from '../model/question-content';
import { affirmedBefore } from '../questions/questions-to-ask';
import { dayInWords } from '../words/day';
import { inSentence } from '../words/in-sentence';
import type { NoteReading } from './reading';
import { ended, factOrKey, listed, rule } from './sentence';
import type { Sentence } from './sentence';

/** A question that somebody's safety asks for on this chart and that nobody answered. */
export type Unasked = {
  readonly question: string;
  readonly short: string;
  readonly why: string;
  /** `Not asked`, that it was asked and stayed unknown, or the last answer that is too old. */
  readonly state: string;
  /** Whether it stands among the questions of the chart; otherwise its flag puts it. */
  readonly isListed: boolean;
  /** Whether it is signed past with a written reason alone: nobody asked today, and no flag waits for it in words of its own. */
  readonly asksWhy: boolean;
  readonly facts: readonly FactId[];
};

type Reading = Pick<NoteReading, 'assessment' | 'visit' | 'knowledge' | 'facts'>;
type Unanswered = Reading['knowledge']['settings']['unanswered'];

/**
 * What the chart asks for somebody's safety and nobody answered, with those that an unsettled flag puts in its own words. It keeps no
 * note from being signed, and none is silent of it (hazard H-17).
 */
export function unaskedForSafety({ assessment: { on, questions, flags }, visit: { cleared }, knowledge, facts }: Reading): readonly Unasked[] {
  const inState = (question: QuestionContent, keys: readonly FactKey[], about: readonly FactId[]) => {
    const last = lastAsked(keys, facts);
    const before = affirmedBefore(question, facts);
    const said = last ?? before;
    const short = last === null || before === null ? question.short : `${question.short} (yes on ${dayInWords(before.on)})`;
    return { short, state: stateInWords(said, knowledge.settings.unanswered), askedToday: last?.value === 'unknown' && last.on === on, facts: [...new Set([...keys, ...(said === null ? [] : [said.id]), ...about])] };
  };
  const contentOf = (id: string): readonly QuestionContent[] => knowledge.questions.filter((question) => question.id === id);
  const put = questions.filter(({ forSafety }) => forSafety).flatMap(({ fact, around, covers }) => contentOf(fact).map((question) => ({ question: fact, why: around[0]?.words ?? '', isListed: true, ...inState(question, covers.map((one) => one.fact), around[0]?.facts ?? []) })));
  const unsettled = flags.filter(({ id }) => !cleared.some((answer) => answer.flag === id && isSettled(answer)));
  const byFlag = unsettled.flatMap((flag) =>
    (knowledge.flags.find(({ id }) => id === flag.id)?.asks ?? [])
      .flatMap(contentOf)
      .filter((question) => !put.some((one) => one.question === question.id) && answersTo(question, { facts }).length === 0)
      .map((question) => ({ question: question.id, why: flag.title, isListed: questions.some(({ fact }) => fact === question.id), ...inState(question, question.facts.map(({ key }) => key), flag.facts) })),
  );
  return [...new Map([...put.map((one) => ({ ...one, own: true })), ...byFlag.map((one) => ({ ...one, own: false }))].map(({ askedToday, own, ...one }) => [one.question, { ...one, asksWhy: own && !askedToday }])).values()];
}

/** When somebody last asked: what stayed unknown first, then what was denied too long ago where every fact of the question was. */
function lastAsked(keys: readonly FactKey[], facts: Facts): Confirmation | null {
  const unknown = keys.flatMap((key) => stillUnknown(key, facts));
  const denied = keys.flatMap((key) => facts.outdated.get(key) ?? []).filter(({ value }) => value === 'absent');
  const told = unknown.length > 0 ? unknown : denied.length === keys.length ? denied : [];
  return told.reduce<Confirmation | null>((last, said) => (last === null || said.on > last.on ? said : last), null);
}

/** A "yes" whose time is over does not hide that somebody asked again. */
function stillUnknown(key: FactKey, facts: Facts): readonly Confirmation[] {
  const said = standingAnswer(facts, key) ?? facts.outdated.get(key);
  if (said?.value !== 'present') return said?.value === 'unknown' ? [said] : [];
  return facts.chart.confirmations.filter(({ fact, value, on }) => fact === key && value === 'unknown' && on >= said.on && on <= facts.on);
}

function stateInWords(last: Confirmation | null, { notAsked, stillUnknown: unknown, tooOld, lastYes }: Unanswered): string {
  return last === null ? notAsked : (last.value === 'unknown' ? unknown : last.value === 'present' ? lastYes : tooOld).replace('{day}', dayInWords(last.on));
}

const answersTo = ({ facts: asked }: QuestionContent, { facts }: Pick<Reading, 'facts'>): readonly Confirmation[] =>
  asked.flatMap(({ key }) => {
    const said = standingAnswer(facts, key);
    return said === undefined || said.value === 'unknown' ? [] : [said];
  });

/** What was answered today of what is asked for safety, then what was not asked; both stay. */
export function safetySentences(reading: Reading): readonly Sentence[] {
  const { assessment, knowledge } = reading;
  const told = knowledge.questions.flatMap((question) => {
    const said = question.forSafety === undefined ? [] : answersTo(question, reading).filter(({ on }) => on === assessment.on);
    return said.length === 0 ? [] : [{ words: `${question.short}, ${said.some(({ value }) => value === 'present') ? 'yes' : 'no'}`, said }];
  });
  const unasked = unaskedForSafety(reading);
  const asked: Sentence = { id: ASKED, section: 'assessment', origin: 'data', text: `Asked on ${dayInWords(assessment.on)}: ${listed(told.map(({ words }) => words), told.length, '; ')}.`, refs: told.flatMap(({ said }) => said.map(({ id }) => factOrKey(id))), spare: 0 };
  const open: Sentence = { id: UNASKED, section: 'assessment', origin: 'rule', text: unasked.map((one) => unaskedInWords(one, knowledge.settings.unanswered)).join(' '), refs: unasked.flatMap(({ question, facts }) => [rule(`question:${question}`), ...facts.map(factOrKey)]), spare: 0 };
  const whys = unasked.filter(({ asksWhy }) => asksWhy).flatMap(({ question, short }) => (reading.visit.notAsked ?? []).flatMap((said) => (said.question === question ? [{ question, words: `${short}: ${ended(said.why)}` }] : [])));
  const why: Sentence = { id: WHY, section: 'assessment', origin: 'choice', text: `Why not asked, ${whys.map(({ words }) => words).join(' ')}`, refs: whys.map(({ question }) => rule(`question:${question}`)), spare: 0 };
  return [...(told.length === 0 ? [] : [asked]), ...(unasked.length === 0 ? [] : [open]), ...(whys.length === 0 ? [] : [why])];
}

const ASKED = 'assessment.safety-asked';
const UNASKED = 'assessment.safety-unasked';
const WHY = 'assessment.safety-why';

/** The one sentence for it, in the note with why. */
export const unaskedInWords = ({ short, why, state }: Pick<Unasked, 'short' | 'why' | 'state'>, { askedFor }: Unanswered): string => `${state}: ${short}. ${why === '' ? `${askedFor}.` : `${askedFor}: ${ended(inSentence(why))}`}`;
