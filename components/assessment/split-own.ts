/** A piece of a sentence, and whether it is our own judgement. */
export type Piece = { readonly text: string; readonly own: boolean };

/** A sentence cut where its own words begin and end; own words that it does not have cut nothing. */
export function splitOwn(sentence: string, ours: readonly string[]): readonly Piece[] {
  const cuts = ours
    .map((words) => ({ from: sentence.indexOf(words), words }))
    .filter(({ from }) => from >= 0)
    .sort((one, other) => one.from - other.from);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, words } of cuts) {
    if (from < at) continue;
    pieces.push({ text: sentence.slice(at, from), own: false }, { text: words, own: true });
    at = from + words.length;
  }
  return [...pieces, { text: sentence.slice(at), own: false }].filter(({ text }) => text !== '');
}
