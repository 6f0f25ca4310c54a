import { fromEpochDay } from '../../model/local-date';
import { dayInWords } from '../../words/day';
import { doseInWords } from '../../words/dose';
import type { Course, DoseEvent } from '../course';
import type { Facts } from '../facts';
import { exactly, none, UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';
import { courseToChange } from './index-medicine';
import { onsetOf } from './onset';

/** The last lower dose of a medicine that is still taken, from the dose before the steps that led to it. */
export type Lowered = { readonly course: Course; readonly event: DoseEvent };

/** Lowered since the numbness began, and not raised after; `null` where it was not. */
export function loweredSinceOnset(facts: Facts): Lowered | null {
  const course = courseToChange(facts);
  const onset = onsetOf(facts);
  if (course === null || course.state !== 'taking') return null;
  const events = facts.doseEventsOf(course.episode.drug).map(({ event }) => event).filter(({ day }) => day <= facts.today);
  const steps = events.slice(events.findLastIndex(({ kind }) => kind !== 'decrease') + 1).filter(({ day }) => onset === null || day >= onset.earliest);
  const [first, last] = [steps[0], steps.at(-1)];
  return first === undefined || last === undefined ? null : { course, event: { ...last, from: first.from } };
}

/** Lowered no longer ago than a signed decision is reviewed, and no blunting report of a later day: what came of it is not known. */
export function loweredUnread(facts: Facts): Lowered | null {
  const lowered = loweredSinceOnset(facts);
  return lowered === null || facts.today - lowered.event.day > facts.terms.settings.followUp.reviewUntilDays || isReportedAfter(facts, 'sbr', lowered) ? null : lowered;
}

const isReportedAfter = (facts: Facts, instrument: string, { event }: Lowered): boolean => facts.reports(instrument).some(({ on }) => on > fromEpochDay(event.day));

/** Days since the medicine that would change was lowered, at or after the onset; none where it was not, or was raised again. Of what was only named, without a list, nobody knows. */
export function daysSinceLowered(facts: Facts): KnownValue {
  const lowered = loweredSinceOnset(facts);
  if (lowered !== null) return exactly(facts.today - lowered.event.day, [lowered.course.episode.id]);
  return facts.chart.received.medications ? none() : UNKNOWN;
}

/** Whether it was lowered and no blunting report has come since. */
export function loweredUnmeasured(facts: Facts): KnownValue {
  const lowered = loweredUnread(facts);
  return lowered === null ? word(false) : word(true, [lowered.course.episode.id]);
}

/** `150 to 75 mg on 14-Nov-2026, no blunting report since`. */
export function loweredInWords(facts: Facts): string | null {
  const lowered = loweredUnread(facts);
  if (lowered === null) return null;
  const { from, to, on } = lowered.event;
  return `${from === null || to === null ? '' : `${doseInWords(from)} to ${doseInWords(to)} `}on ${dayInWords(on)}, no blunting report since`;
}

/** Whether it was lowered and nobody has filled in the withdrawal check since. */
export function withdrawalUnasked(facts: Facts): KnownValue {
  const lowered = loweredUnread(facts);
  return lowered === null || isReportedAfter(facts, 'withdrawal-check', lowered) ? word(false) : word(true, [lowered.course.episode.id]);
}

/** Whether the newest wish for a lower dose was told before the dose was lowered. */
export function lowerWishGranted(facts: Facts): KnownValue {
  const lowered = loweredSinceOnset(facts);
  const wish = facts.reports('sbr').find(({ answers }) => Array.isArray(answers['ctx-wants']));
  const wants = wish?.answers['ctx-wants'];
  if (lowered === null || wish === undefined || !Array.isArray(wants) || !wants.some((one) => one === 'lower the dose') || wish.on > lowered.event.on) return word(false);
  return word(true, [wish.id, lowered.course.episode.id]);
}
