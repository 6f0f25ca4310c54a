import { sourceRows } from '@/server/clinical/note/sources';
import type { NoteInput } from '@/server/clinical/note/reading';
import type { Segment } from '@/server/clinical/model/note';
import { localDate } from '@/server/clinical/model/local-date';
import { dayInWords } from '@/server/clinical/words/day';

/** Days, doses with their unit, pressures, then every other number. */
const NUMBERS = /\d\d-[A-Z][a-z]{2}-\d{4}|\d+(?:\.\d+)?(?: mg\b)|\d+(?:\.\d+)?/g;
const MORE = /(\d+) more\b/g;

/** Numbers of a sentence that stand in no row behind it. */
export function unfounded({ text, refs }: Segment, input: NoteInput): readonly string[] {
  const rows = sourceRows(refs, input);
  const said = rows.map(({ label, lines, on }) => [label, ...lines, on === null ? '' : dayInWords(localDate(on))].join(' | ')).join(' | ');
  const counted = [...text.matchAll(MORE)].every(([, count]) => Number(count) <= refs.length);
  const numbers = (counted ? text.replace(MORE, '') : text).match(NUMBERS) ?? [];
  return numbers.filter((number) => !said.includes(number));
}
