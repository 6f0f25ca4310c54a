import { shownSentences, signs } from '../checks/check-stated';
import type { Content } from '../schema/content';
import { referenceList } from './frame';
import type { Frame } from './frame';
import { bullets, heading, page, plain } from './markdown';

/** Each sentence that leads with a work, beside the words of the record that state it and those that are our own. */
export function statedPage(content: Content, frame: Frame): string {
  const says = new Map([...shownSentences(content), ...signs(content)].map((sentence) => [sentence.id, sentence.says]));
  return page([
    heading(1, 'Which words of which work state a sentence'),
    frame.standing,
    plain(content.stated.note),
    'Every other sentence is our own judgement; the works that it names were read beside it.',
    ...content.stated.stated.flatMap(({ sentence, by, ours }) => [heading(2, sentence), ...(says.get(sentence) ?? []).map((text) => `> ${plain(text)}`), bullets(wordsOf(frame, by, ours))]),
    heading(2, 'Steps, checks and points to discuss'),
    ...content.stated.lines.flatMap(({ says: text, by, ours }) => [`> ${plain(text)}`, bullets(wordsOf(frame, by, ours))]),
  ]);
}

type Line = Content['stated']['lines'][number];
const wordsOf = (frame: Frame, by: Line['by'], ours: Line['ours']): readonly string[] => [...by.map(({ ref, words, of, about, read }) => `${referenceList(frame, [ref])}: ${plain(words)}${of === undefined ? '' : `; of the words: ${plain(of)}`}${about.length === 0 ? '' : `; by which it means ${about.join(', ')}`}${read === null ? '' : `; how it was read: ${plain(read)}`}`), ...ours.map((words) => `our own: ${plain(words)}`)];
