import { count, formatDay } from '../../ui/days';
import { couldNotRead, daysInWords, reading } from './look-back-words';
import type { Found, LookBackState } from './use-look-back';

/** What a listener hears of a look-back: that it is being read, and how much was found; the list under the picture has the rest. */
export function lookBackWords({ selected, found, failed }: Pick<LookBackState, 'selected' | 'found' | 'failed'>): string {
  if (selected === null) return '';
  if (found !== null) {
    const { report, onset, changes } = found;
    const what = onset === null ? `the ${report.title} of ${formatDay(report.on)}` : `the onset, ${daysInWords({ from: onset.earliestOn, to: onset.latestOn })}`;
    return `${wordsOf(found)} before ${what}.${changes.length === 0 ? '' : ' The list is under the picture.'}`;
  }
  return failed ? couldNotRead(selected) : reading(selected);
}

function wordsOf({ window, changes }: Found): string {
  const within = window === null ? '' : ` in the ${count(window.days, 'day')}`;
  return `${changes.length === 0 ? 'Nothing recorded changed' : count(changes.length, 'change')}${within}`;
}
