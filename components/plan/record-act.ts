import type { Workspace } from '@/server/contracts/workspace';
import { lower } from './plan-words';
import type { EntryKind } from '../entry/entry';

type Episode = Pick<Workspace['chart']['episodes'][number], 'drug' | 'status' | 'startOn' | 'stopOn'>;

/** The act of the record that settles a refusal: what has not begun by today is corrected, what is taken is stopped, and what was stopped without a day is given one. */
export function recordAct({ drug, status, startOn, stopOn }: Episode, today: string): { readonly kind: EntryKind; readonly label: string } {
  if (status === 'planned' || (startOn !== null && startOn > today)) return { kind: 'correct', label: `Correct the planned ${lower(drug)}` };
  if (stopOn !== null) return { kind: 'correct', label: `Correct the last day of ${lower(drug)}` };
  return { kind: status === 'stopped' ? 'correct' : 'stop', label: `Record the last day of ${lower(drug)}` };
}
