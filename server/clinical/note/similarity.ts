import type { Note } from '../model/note';

const wordsOf = (note: Note): readonly string[] => note.sections.flatMap(({ segments }) => segments.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}./%-]*/gu) ?? []));

const RUN = 5;

/**
 * Share of a note's words, in whole percent, that stand in a run of five or more words of the note before;
 * `null` without a note before.
 */
export function sharePercent(note: Note, before: Note | null): number | null {
  if (before === null) return null;
  const words = wordsOf(note);
  if (words.length === 0) return 0;
  const earlier = wordsOf(before);
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= earlier.length; at += 1) runs.add(earlier.slice(at, at + RUN).join(' '));
  const shared = new Set<number>();
  for (let at = 0; at + RUN <= words.length; at += 1) {
    if (runs.has(words.slice(at, at + RUN).join(' '))) for (let word = at; word < at + RUN; word += 1) shared.add(word);
  }
  return Math.round((100 * shared.size) / words.length);
}
