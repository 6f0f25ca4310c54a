import type { LocalDate } from '@/server/clinical/model/local-date';
import { csv } from './scores-csv';

export type WorklistLine = {
  readonly part: string;
  readonly patient: string;
  readonly birthOn: LocalDate | null;
  readonly number: string | null;
  readonly phone: string | null;
  readonly medicines: string;
  readonly what: string;
  readonly dueOn: LocalDate;
  readonly daysLate: number;
  readonly attempts: number;
  readonly lastContact: string | null;
  readonly owner: string | null;
  readonly note: string | null;
};

const COLUMNS: readonly (readonly [string, keyof WorklistLine])[] = [
  ['part', 'part'], ['patient', 'patient'], ['born', 'birthOn'], ['number', 'number'], ['telephone', 'phone'], ['medicines', 'medicines'], ['task', 'what'], ['due', 'dueOn'], ['days_late', 'daysLate'],
  ['attempts', 'attempts'], ['last_contact', 'lastContact'], ['owner', 'owner'], ['note', 'note'],
];

/** The worklist as a table, a task a line in the order of the screen: RFC 4180, safe to open in a spreadsheet. */
export const worklistCsv = (lines: readonly WorklistLine[]): string => csv(COLUMNS.map(([title]) => title), lines.map((line) => COLUMNS.map(([, key]) => line[key])));
