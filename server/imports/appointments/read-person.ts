import { parseLocalDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { NamedPerson } from './model';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/;
const NAMED = /\b(\d{1,2})[ .-]?([a-z]{3,9})[ .,-]*(\d{4})\b/i;
const SPOKEN = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/;
const BORN = /\b(?:born|dob|d\.o\.b\.?|birth ?date|\*)\s*:?\s*$/i;
/** A record number has a digit and at least four signs; a word before it may say what it is. */
const NUMBER = /(?:\b(?:mrn|no|nhs|id|number)\b\.?\s*[:#]?\s*)?\b((?=[a-z0-9/-]*\d)[a-z0-9]+(?:[/-][a-z0-9]+)*)\b/gi;
const LABEL = /\b(?:mrn|nhs|id|no|number|dob|born)\b\.?\s*[:#]?/gi;

const dayFrom = (year: string, month: string, day: string): LocalDate | null => parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);

/** The first date of a text, with where it stands; a date in figures is read as the clinic's country writes it. */
function findDate(text: string, dayFirst: boolean): { readonly day: LocalDate; readonly from: number; readonly to: number } | null {
  const iso = ISO.exec(text);
  const named = NAMED.exec(text);
  const spoken = SPOKEN.exec(text);
  const month = named === null ? -1 : MONTHS.indexOf((named[2] ?? '').slice(0, 3).toLowerCase());
  const found = [
    iso === null ? null : { match: iso, day: dayFrom(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '') },
    named === null || month < 0 ? null : { match: named, day: dayFrom(named[3] ?? '', String(month + 1), named[1] ?? '') },
    spoken === null ? null : { match: spoken, day: dayFirst ? dayFrom(spoken[3] ?? '', spoken[2] ?? '', spoken[1] ?? '') : dayFrom(spoken[3] ?? '', spoken[1] ?? '', spoken[2] ?? '') },
  ];
  for (const one of found) if (one !== null && one.day !== null) return { day: one.day, from: one.match.index, to: one.match.index + one.match[0].length };
  return null;
}

/** The end is looked for from the beginning of a run only: a long line of marks would be walked again for each of them. */
const tidy = (text: string): string => text.replace(/(?<![\s,;|·()[\]–—-])[\s,;|·()[\]–—-]+$/u, '').replace(/^[\s,;|·()[\]–—-]+/u, '').replace(/\s+/g, ' ');

export type ReadPerson = { readonly person: NamedPerson; readonly said: string; readonly rest: string | null };

/**
 * Who a line such as `MARSH, Elena 14-Jul-1985 RV-2041 review` is about. The name stands first and ends where a date,
 * a number or a separator begins; `FAMILY, Given` tells which name is which, any other order is kept as it stands.
 */
export function readPerson(line: string, dayFirst: boolean): ReadPerson {
  const text = line.replace(/\s+/g, ' ').trim();
  const date = findDate(text, dayFirst);
  const blank = (from: number, to: number, within: string): string => within.slice(0, from) + '|'.padEnd(to - from, ' ') + within.slice(to);
  let left = date === null ? text : blank(date.from, date.to, text);
  if (date !== null) {
    const before = BORN.exec(left.slice(0, date.from));
    if (before !== null) left = blank(before.index, date.from, left);
  }
  const numbers: string[] = [];
  for (const match of left.matchAll(NUMBER)) {
    const number = match[1] ?? '';
    if (number.length < 4) continue;
    numbers.push(number);
    left = blank(match.index, match.index + match[0].length, left);
  }
  const pieces = left.split(/\||\s[–—-]\s|;|\t|\(|\)/).map((piece) => tidy(piece.replace(LABEL, ' '))).filter((piece) => piece !== '');
  const [name = '', ...others] = pieces;
  const comma = name.indexOf(',');
  const family = comma > 0 ? tidy(name.slice(0, comma)) : null;
  const given = comma > 0 ? tidy(name.slice(comma + 1)) : null;
  const rest = tidy(others.join(', '));
  return {
    said: text.slice(0, 300),
    person: { family: family === '' ? null : (family ?? (name === '' ? null : name)), given: given === '' ? null : given, birthOn: date?.day ?? null, numbers: [...new Set(numbers)].slice(0, 6) },
    rest: rest === '' ? null : rest.slice(0, 200),
  };
}

const LABELLED_BIRTH = /\b(?:born|dob|birth ?date)\b\s*:?\s*([^\n;]{6,20})/i;
const LABELLED_NUMBER = /\b(?:mrn|nhs)\b\.?\s*[:#]?\s*([a-z0-9][a-z0-9/-]{3,30})/gi;

/** What a longer text says of the person under a label of its own; unlabelled dates and numbers there may be anything. */
export const readLabelled = (text: string, dayFirst: boolean): Pick<NamedPerson, 'birthOn' | 'numbers'> => ({
  birthOn: findDate(LABELLED_BIRTH.exec(text)?.[1] ?? '', dayFirst)?.day ?? null,
  numbers: [...text.matchAll(LABELLED_NUMBER)].flatMap(([, number]) => (number === undefined ? [] : [number])),
});
