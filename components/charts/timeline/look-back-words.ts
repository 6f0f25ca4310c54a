import { count, formatDay } from '../../ui/days';
import type { Found, LookBackState } from './use-look-back';

/** What a listener hears of a look-back: that it is being read, and how much was found; the list under the picture has the rest. */
export function lookBackWords({ selected, found, failed }: Pick<LookBackState, 'selected' | 'found' | 'failed'>): string {
  if (selected === null) return '';
  if (found !== null) return `${wordsOf(found)} before the ${found.report.title} of ${formatDay(found.report.on)}.${found.changes.length === 0 ? '' : ' The list is under the picture.'}`;
  return failed ? 'What changed before this report could not be read.' : 'Reading what changed before this report';
}

function wordsOf({ window, changes }: Found): string {
  const within = window === null ? '' : ` in the ${count(window.days, 'day')}`;
  return `${changes.length === 0 ? 'Nothing recorded changed' : count(changes.length, 'change')}${within}`;
}
