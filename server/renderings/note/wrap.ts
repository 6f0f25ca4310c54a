/** Letters of East Asia and pictures, which take two columns of a terminal. */
const WIDE = /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
/** Latin letters with what is beside them: a column each. */
const NARROW = /^[ -~\xA0-\u02FF\u2010-\u203A]*$/;
const NO_WIDTH = /[\p{Mn}\p{Me}\u200B-\u200E]/u;

/** Columns that a text takes. */
export const columns = (text: string): number => {
  if (NARROW.test(text)) return text.length;
  let sum = 0;
  for (const letter of text) sum += NO_WIDTH.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  return sum;
};

/** Lines of at most `width` columns, broken at spaces only; a longer word is broken where the line ends. A no-break space stays whole. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const room = width - columns(indent);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ').flatMap((piece) => broken(piece, room))) {
    const length = columns(word);
    if (used > 0 && used + 1 + length > room) {
      lines.push(line);
      line = word;
      used = length;
    } else {
      line = used === 0 ? word : `${line} ${word}`;
      used += (used === 0 ? 0 : 1) + length;
    }
  }
  if (line !== '') lines.push(line);
  return lines.map((entry, index) => (index === 0 ? entry : indent + entry));
}

/** A word in pieces that fit; marks stay with their letter. */
function broken(word: string, room: number): string[] {
  if (word.length <= room && columns(word) <= room) return [word];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const letter of word) {
    const length = columns(letter);
    if (used + length > room) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += letter;
    used += length;
  }
  return piece === '' ? pieces : [...pieces, piece];
}
