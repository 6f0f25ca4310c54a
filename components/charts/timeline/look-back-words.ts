import { formatDay, formatMonth } from '../../ui/days';
import { ONSET } from './use-look-back';
import type { Found } from './use-look-back';

type Days = { readonly from: string; readonly to: string };

/** `12-Mar-2026`, `Mar 2026` where only the month is known, `Jun 2026 to Aug 2026`. */
export const daysInWords = ({ from, to }: Days): string => {
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

const named = (selected: string): string => (selected === ONSET ? 'the onset' : 'this report');
export const reading = (selected: string): string => `Reading what changed before ${named(selected)}`;
export const couldNotRead = (selected: string): string => `What changed before ${named(selected)} could not be read.`;
