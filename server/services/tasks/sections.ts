import type { TaskFilter, TaskPosition } from '@/db/queries/tasks/worklist';
import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { TaskSection } from '@/server/contracts/worklist';

const NEXT_DAYS = 7;
/** What is late for longer than a year is put away: it would hide what can still be done. */
const YEAR_DAYS = 365;

/** State and window of due days of each part of the list. */
export function windowOf(section: TaskSection, on: LocalDate): Pick<TaskFilter, 'state' | 'from' | 'to'> {
  switch (section) {
    case 'late': return { state: 'open', from: addDays(on, -YEAR_DAYS), to: addDays(on, -1) };
    case 'today': return { state: 'open', from: on, to: on };
    case 'next': return { state: 'open', from: addDays(on, 1), to: addDays(on, NEXT_DAYS) };
    case 'old': return { state: 'open', from: null, to: addDays(on, -YEAR_DAYS - 1) };
    case 'waiting': return { state: 'waiting', from: null, to: null };
    case 'unreached': return { state: 'unreached', from: null, to: null };
  }
}

const CURSOR = /^(\d)~(\d{4}-\d{2}-\d{2})~([0-9a-f-]{36})$/;

/** Where a page ends, as the next one is asked for. */
export const writeCursor = ({ risk, dueOn, id }: TaskPosition): string => `${risk}~${dueOn}~${id}`;

export function readCursor(text: string | null | undefined): TaskPosition | null {
  const match = CURSOR.exec(text ?? '');
  return match === null ? null : { risk: Number(match[1]), dueOn: match[2] ?? '', id: match[3] ?? '' };
}
