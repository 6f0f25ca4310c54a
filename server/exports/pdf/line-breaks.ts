import bidiFactory from 'bidi-js';

import { fontRuns } from './fonts';
import type { FontFile, Style } from './fonts';
import { graphemes } from './graphemes';

/** Words in one face and size. */
export type TextRun = { readonly text: string; readonly style: Style; readonly size: number; readonly grey?: boolean };
/** A piece of one font and one direction of reading. */
export type Piece = { readonly text: string; readonly font: FontFile; readonly run: TextRun; readonly width: number; readonly level: number };
export type Line = { readonly pieces: readonly Piece[]; readonly width: number };
type Measure = (text: string, font: FontFile, size: number) => number;

const bidi = bidiFactory();
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** Read from left to right wherever it stands: among Arabic words the rules of Unicode tear the day from its month and the number from its unit. */
const WHOLE = /\d{2}-[A-Z][a-z]{2}-\d{4}|\d+(?:\.\d+)? (?:mg|mcg|mL)\b/g;
/** Where a line may end although no space stands there: between the signs of East Asia. */
const BETWEEN = /(?<=[\u3000-\u30FF\u3400-\u9FFF\uF900-\uFAFF])/u;

/** Breaks runs into lines of at most `width` points; a word longer than a line is broken after a hyphen, else between letters. */
export function linesOf(runs: readonly TextRun[], width: number, measure: Measure): Line[] {
  const lines: Piece[][] = [[]];
  let used = 0;
  let gap: Piece[] = [];
  const put = (pieces: readonly Piece[]): void => {
    lines.at(-1)?.push(...pieces);
    used += widthOf(pieces);
  };
  for (const { words, glued } of wordsOf(runs, measure)) {
    const length = widthOf(words);
    if (used > 0 && used + widthOf(gap) + length > width) {
      lines.push([]);
      used = 0;
      gap = [];
    }
    if (used > 0) put(gap);
    gap = [];
    if (length <= width) put(words);
    else for (const piece of words.flatMap((entry) => parts(entry, width, measure))) {
      if (used + piece.width > width && used > 0) {
        lines.push([]);
        used = 0;
      }
      put([piece]);
    }
    gap = glued;
  }
  return lines.filter((line) => line.length > 0).map((line) => ({ pieces: joined(ordered(line)), width: widthOf(line) }));
}

const widthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, piece) => sum + piece.width, 0);

/** Words with the space that follows each, in their pieces. */
function wordsOf(runs: readonly TextRun[], measure: Measure): { words: Piece[]; glued: Piece[] }[] {
  const found: { words: Piece[]; glued: Piece[] }[] = [];
  const text = runs.map((run) => run.text).join('');
  const levels = RIGHT_TO_LEFT.test(text) ? bidi.getEmbeddingLevels(text, 'ltr').levels : null;
  for (const { 0: { length }, index } of levels === null ? [] : text.matchAll(WHOLE)) levels?.fill(0, index, index + length);
  let at = 0;
  let isOpen = false;
  for (const run of runs) {
    for (const part of run.text.split(/( )/)) {
      if (part === '') continue;
      const pieces = part === ' ' ? [part] : part.split(BETWEEN);
      for (const word of pieces) {
        const made = piecesOf(word, run, { measure, levels, at });
        at += word.length;
        const last = found.at(-1);
        if (word === ' ' && last !== undefined) {
          last.glued.push(...made);
          isOpen = false;
        } else if (isOpen && last !== undefined && word === pieces[0]) last.words.push(...made);
        else {
          found.push({ words: word === ' ' ? [] : made, glued: [] });
          isOpen = word !== ' ';
        }
      }
    }
  }
  return found;
}

type At = { readonly measure: Measure; readonly levels: Uint8Array | null; readonly at: number };

function piecesOf(word: string, run: TextRun, { measure, levels, at }: At): Piece[] {
  const pieces: Piece[] = [];
  for (const stretch of levels === null ? [{ text: word, level: 0 }] : stretches(word, levels, at)) {
    for (const { text, font } of fontRuns(stretch.text, run.style)) pieces.push({ text, font, run, level: stretch.level, width: measure(text, font, run.size) });
  }
  return pieces;
}

/** Parts of a word that are read in one direction. */
function stretches(word: string, levels: Uint8Array, at: number): { text: string; level: number }[] {
  const parts: { text: string; level: number }[] = [];
  for (let index = 0; index < word.length; index += 1) {
    const level = levels[at + index] ?? 0;
    const last = parts.at(-1);
    if (last?.level === level) last.text += word.charAt(index);
    else parts.push({ text: word.charAt(index), level });
  }
  return parts;
}

/** Where a word that is too long may end a line. */
const HYPHEN = /(?<=\p{L}-)(?=\p{L})/u;

const parts = (piece: Piece, room: number, measure: Measure): Piece[] =>
  piece.text.split(HYPHEN).flatMap((text) => {
    const part = { ...piece, text, width: measure(text, piece.font, piece.run.size) };
    return part.width <= room ? [part] : letters(part, measure);
  });

const letters = (piece: Piece, measure: Measure): Piece[] =>
  graphemes(piece.text).map((text) => ({ ...piece, text, width: measure(text, piece.font, piece.run.size) }));

/** Pieces of a line in the order in which they stand on paper: from the highest level down, runs of it are turned round. */
function ordered(line: readonly Piece[]): Piece[] {
  const highest = Math.max(...line.map(({ level }) => level));
  if (highest === 0) return [...line];
  const out = line.map((piece) => (piece.level % 2 === 1 && !RIGHT_TO_LEFT.test(piece.text) ? { ...piece, text: mirrored(piece.text) } : piece));
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < out.length; start += 1) {
      if ((out[start]?.level ?? 0) < level) continue;
      let end = start;
      while (end < out.length && (out[end]?.level ?? 0) >= level) end += 1;
      out.splice(start, end - start, ...out.slice(start, end).reverse());
      start = end;
    }
  }
  return out;
}

const mirrored = (text: string): string => [...text].reverse().map((letter) => bidi.getMirroredCharacter(letter) ?? letter).join('');

/** Neighbours of one font, face and direction drawn at once, which keeps a line of plain words one piece. */
function joined(line: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of line) {
    const last = out.at(-1);
    if (last?.font === piece.font && last.run === piece.run && last.level === 0 && piece.level === 0) {
      out[out.length - 1] = { ...last, text: last.text + piece.text, width: last.width + piece.width };
    } else out.push(piece);
  }
  return out;
}
