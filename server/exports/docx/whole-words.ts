import { NoBreakHyphen } from 'docx';

/** Days and numbers of notes: a line that ends at one of their hyphens tears them apart. */
const WHOLE = /\b(\d{2}-[A-Z][a-z]{2}-\d{4}|R-\d{4}-\d{6,})\b/;

/** A text for a run, with the hyphens in it at which no line may end. */
export const wholeWords = (text: string): (string | NoBreakHyphen)[] =>
  text.split(WHOLE).flatMap((part, at) => (at % 2 === 0 ? (part === '' ? [] : [part]) : part.split('-').flatMap((piece, index) => (index === 0 ? [piece] : [new NoBreakHyphen(), piece]))));
