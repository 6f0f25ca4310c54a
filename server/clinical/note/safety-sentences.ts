import { standingAnswer } from '../facts/standing-answer';
import { isSettled } from '../flags/held-back';
import type { Confirmation } from '../model/chart';
import type { FactId } from '../model/ids';
import type { LocalDate } from '../model/local-date';
import type { QuestionContent } from '../model/question-content';
import { dayInWords } from '../words/day';
import { inSentence } from '../words/in-sentence';
import type { NoteReading } from './reading';
import { ended, factOrKey, listed, rule } from './sentence';
import type { Sentence } from './sentence';

/** A question that somebody's safety asks for on this chart and that nobody answered. */
export type Unasked = { readonly question: string; readonly short: string; readonly why: string; /** Day on which somebody asked and it stayed unknown. */ readonly askedOn: LocalDate | null; /** Whether it stands among the questions of the chart; otherwise its flag puts it. */ readonly isListed: boolean; readonly facts: readonly FactId[] };

type Reading = Pick<NoteReading, 'assessment' | 'visit' | 'knowledge' | 'facts'>;

/**
 * What the chart asks for somebody's safety and nobody answered, with those that an unsettled flag puts in its own words. It keeps no
 * note from being signed, and none is silent of it (hazard H-17).
 */
export function unaskedForSafety({ assessment: { questions, flags }, visit: { cleared }, knowledge, facts }: Reading): readonly Unasked[] {
  const put = questions.filter(({ forSafety }) => forSafety).map(({ fact, short, around, covers, askedOn }) => ({ question: fact, short, why: around[0]?.words ?? '', askedOn, isListed: true, facts: [...covers.map((one) => one.fact), ...(around[0]?.facts ?? [])] }));
  const unsettled = flags.filter(({ id }) => !cleared.some((answer) => answer.flag === id && isSettled(answer)));
  const byFlag = unsettled.flatMap((flag) =>
    (knowledge.flags.find(({ id }) => id === flag.id)?.asks ?? [])
      .flatMap((id) => knowledge.questions.find((question) => question.id === id) ?? [])
      .filter((question) => !put.some((one) => one.question === question.id) && answersTo(question, { facts }).length === 0)
      .map(({ id, short, facts: asked }) => ({ question: id, short, why: flag.title, askedOn: null, isListed: questions.some(({ fact }) => fact === id), facts: [...asked.map(({ key }) => key), ...flag.facts] })),
  );
  return [...new Map([...put, ...byFlag].map((one) => [one.question, one])).values()];
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
  const open: Sentence = { id: UNASKED, section: 'assessment', origin: 'rule', text: unasked.map((one) => unaskedInWords(one)).join(' '), refs: unasked.flatMap(({ question, facts }) => [rule(`question:${question}`), ...facts.map(factOrKey)]), spare: 0 };
  return [...(told.length === 0 ? [] : [asked]), ...(unasked.length === 0 ? [] : [open])];
}

const ASKED = 'assessment.safety-asked';
const UNASKED = 'assessment.safety-unasked';

const unaskedInWords = ({ short, why, askedOn }: Unasked): string => `${askedOn === null ? 'Not asked' : `Asked on ${dayInWords(askedOn)}, still unknown`}: ${short}.${why === '' ? '' : ` The chart asks for it: ${ended(inSentence(why))}`}`;
