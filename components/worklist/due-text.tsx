import type { TaskRow } from '@/server/contracts/worklist';
import { classNames } from '../ui/class-names';
import { DateText } from '../ui/date-text';
import { dueWords } from './words';

type Props = { readonly row: Pick<TaskRow, 'daysLate' | 'status' | 'actOn'> };

/** How late a task is, or when it is due; of what waits the day on which it comes back, of what is closed how it ended. */
export function DueText({ row }: Props) {
  if (row.status === 'waiting') return <>until <DateText day={row.actOn} form="short" /></>;
  if (row.status === 'done') return 'done';
  if (row.status === 'cancelled') return 'cancelled';
  return <span className={classNames('figures whitespace-nowrap', row.daysLate > 0 && 'font-medium text-caution')}>{dueWords(row)}</span>;
}
