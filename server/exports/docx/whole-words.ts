import { NoBreakHyphen } from 'docx';

import { daysWhole } from '@/server/renderings/note/clean-text';

/** Days and numbers of notes: a line that ends at one of their hyphens tears them apart. */
const WHOLE = /\b(\d{2}-[A-Z][a-z]{2}-\d{4}|R-\d{4}-\d{6,})\b/;

/** A text for a run of a paragraph, with the hyphens in it at which no line may end, and its days whole beside words read from the right. */
export const wholeWords = (text: string, paragraph = text): (string | NoBreakHyphen)[] =>
  daysWhole(text, paragraph).split(WHOLE).flatMap((part, at) => (at % 2 === 0 ? (part === '' ? [] : [part]) : part.split('-').flatMap((piece, index) => (index === 0 ? [piece] : [new NoBreakHyphen(), piece]))));
