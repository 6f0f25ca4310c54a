/** Directional marks, overrides and isolates: in a record they hide what is written. */
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** Line ends of every kind, form feeds and the separators of Unicode. */
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
/** What no format can carry: the other control characters, the mark that opens a file, interlinear marks. */
const CONTROLS = /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\uFEFF\uFFF9-\uFFFB]/g;
const NONCHARACTERS = /[\uFDD0-\uFDEF\uFFFE\uFFFF]|[\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{10FFFE}\u{10FFFF}]/gu;
const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * A text as every document can carry it, on one line: the letters as they were typed, without what only steers a
 * terminal, a printer or the direction of reading. What is no character becomes the replacement sign.
 */
export const cleanText = (text: string): string =>
  text
    .replace(LINE_ENDS, ' ')
    .replaceAll('\t', ' ')
    .replace(LONE_SURROGATES, '\uFFFD')
    .replace(NONCHARACTERS, '\uFFFD')
    .replace(CONTROLS, '')
    .replace(BIDI_CONTROLS, '')
    .replace(/ {2,}/g, ' ')
    .trim();

/** The lines of a longer text, each cleaned; empty ones are left out. */
export const cleanLines = (text: string): string[] => text.split(LINE_ENDS).map(cleanText).filter((line) => line !== '');

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const DAY_OR_AMOUNT = /(?<![\d.,])\d{2}-[A-Z][a-z]{2}-\d{4}|(?<![\d.,])\d+(?:\.\d+)? (?:mg|mcg|mL)\b/g;

/**
 * A text with a left-to-right mark on each side of its days and amounts, where it stands beside Hebrew or Arabic words: among
 * them the rules of Unicode tear the day from its month and the number from its unit. The mark takes no room.
 */
export const daysWhole = (text: string, beside = text): string => (RIGHT_TO_LEFT.test(beside) ? text.replace(DAY_OR_AMOUNT, '\u200E$&\u200E') : text);
