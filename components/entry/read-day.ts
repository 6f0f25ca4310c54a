import { dayOf, MONTH_NAMES } from './day';
import type { Day } from './day';

export type ReadDay =
  | { readonly kind: 'not-given' }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'refused'; readonly why: string };

const HOW = 'Write the day as 24-Nov-2026 or 2026-11-24.';
const NAMED = /^(\d{1,2})[\s./-]*([a-z]{3,9})\.?[\s,./-]*(\d{4})$/i;
const NAMED_FIRST = /^([a-z]{3,9})\.?\s*(\d{1,2})[\s,]+(\d{4})$/i;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const NUMBERS_ONLY = /^\d{1,4}[./\s-]\d{1,2}[./\s-]\d{1,4}$/;

function monthOf(word: string): number | null {
  const typed = word.toLowerCase();
  const index = MONTH_NAMES.findIndex((name) => name.toLowerCase() === typed || name.slice(0, 3).toLowerCase() === typed);
  if (index >= 0) return index + 1;
  return typed === 'sept' ? 9 : null;
}

/** A day as people type it with the month in letters, or as ISO 8601. `03/04/26` is refused: it names two days. */
export function readDay(typed: string): ReadDay {
  const text = typed.trim().replace(/[‐‑–]/g, '-');
  if (text === '') return { kind: 'not-given' };

  const iso = ISO.exec(text);
  const named = NAMED.exec(text);
  const namedFirst = NAMED_FIRST.exec(text);
  let parts: readonly [year: number, month: number | null, day: number] | null = null;
  if (iso !== null) parts = [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  else if (named !== null) parts = [Number(named[3]), monthOf(named[2] ?? ''), Number(named[1])];
  else if (namedFirst !== null) parts = [Number(namedFirst[3]), monthOf(namedFirst[1] ?? ''), Number(namedFirst[2])];

  if (parts === null) {
    if (NUMBERS_ONLY.test(text)) return { kind: 'refused', why: `“${text}” can be read as two different days. ${HOW}` };
    return { kind: 'refused', why: HOW };
  }
  const [year, month, date] = parts;
  if (month === null) return { kind: 'refused', why: `This is no name of a month. ${HOW}` };
  const day = dayOf(year, month, date);
  return day === null ? { kind: 'refused', why: 'The calendar has no such day.' } : { kind: 'day', day };
}
