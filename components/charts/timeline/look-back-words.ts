import { count, formatDay, formatMonth } from '../../ui/days';
import { ONSET } from './use-look-back';
import type { Found, LookBackState } from './use-look-back';

type Days = { readonly from: string; readonly to: string };

/** `12-Mar-2026`, `Mar 2026` where only the month is known, `Jun 2026 to Aug 2026`. */
const daysInWords = ({ from, to }: Days): string => {
  if (from === to) return formatDay(from);
  const [first, last] = [formatMonth(from), formatMonth(to)];
  return first === last ? first : `${first} to ${last}`;
};

/** What is looked back from, in the words of the button and of the list: the onset first, without one the newest report. */
export const beforeOnset = (onset: Days): string => `Before the onset, ${daysInWords(onset)}`;
export const beforeReport = (on: string): string => `Before the report of ${formatDay(on)}`;

/** The last day of what is looked back from. */
export const lastDayOf = ({ report, onset }: Pick<Found, 'report' | 'onset'>): string => onset?.latestOn ?? report.on;

export const headingOf = ({ report, onset }: Pick<Found, 'report' | 'onset'>): string => (onset === null ? beforeReport(report.on) : beforeOnset({ from: onset.earliestOn, to: onset.latestOn }));

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

const named = (selected: string): string => (selected === ONSET ? 'the onset' : 'this report');
export const reading = (selected: string): string => `Reading what changed before ${named(selected)}`;
export const couldNotRead = (selected: string): string => `What changed before ${named(selected)} could not be read.`;

function wordsOf({ window, changes }: Found): string {
  const within = window === null ? '' : ` in the ${count(window.days, 'day')}`;
  return `${changes.length === 0 ? 'Nothing recorded changed' : count(changes.length, 'change')}${within}`;
}
