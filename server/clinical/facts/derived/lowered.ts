import { dayInWords } from '../../words/day';
import { doseInWords } from '../../words/dose';
import type { Course, DoseEvent } from '../course';
import { scoresOf } from '../facts';
import type { Facts } from '../facts';
import { exactly, none, UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';
import { courseToChange } from './index-medicine';
import { onsetOf } from './onset';

/** The last lower dose of a medicine that is still taken, from the dose before the steps that led to it. */
export type Lowered = {
  readonly course: Course;
  readonly event: DoseEvent;
  /** No day on which the numbness may have begun lies after it; where that is not known it may have been lowered before. */
  readonly isSince: boolean;
};

/** Lowered, and not raised after, on a day that is not known to lie before the numbness; `null` where it was not. */
function loweredNotBefore(facts: Facts): Lowered | null {
  const course = courseToChange(facts);
  const onset = onsetOf(facts);
  if (course === null || course.state !== 'taking') return null;
  const events = facts.doseEventsOf(course.episode.drug).map(({ event }) => event).filter(({ day }) => day <= facts.today);
  const steps = events.slice(events.findLastIndex(({ kind }) => kind !== 'decrease') + 1).filter(({ day }) => onset === null || day >= onset.earliest);
  const since = onset === null ? [] : steps.filter(({ day }) => day >= onset.latest);
  const [first, last] = [since[0] ?? steps[0], steps.at(-1)];
  return first === undefined || last === undefined ? null : { course, event: { ...last, from: first.from }, isSince: since.length > 0 };
}

/** Lowered no longer ago than a signed decision is reviewed. */
function loweredLately(facts: Facts): Lowered | null {
  const lowered = loweredNotBefore(facts);
  return lowered === null || facts.today - lowered.event.day > facts.terms.settings.followUp.reviewUntilDays ? null : lowered;
}

/** Lowered lately, and blunting measured on no later day: what came of it is not known. A report without a total measured nothing. */
export function loweredUnread(facts: Facts): Lowered | null {
  const lowered = loweredLately(facts);
  return lowered === null || scoresOf(facts, 'sbr', 'total_now').some(({ day }) => day > lowered.event.day) ? null : lowered;
}

/**
 * Days since the medicine that would change was lowered, at or after the onset; none where it was not, or was raised again. Of what was only
 * named, without a list, nobody knows, nor where the numbness may have begun after it.
 */
export function daysSinceLowered(facts: Facts): KnownValue {
  const lowered = loweredNotBefore(facts);
  if (lowered !== null) return lowered.isSince ? exactly(facts.today - lowered.event.day, [lowered.course.episode.id]) : UNKNOWN;
  return facts.chart.received.medications ? none() : UNKNOWN;
}

/** Whether it was lowered and blunting was not measured since. */
export function loweredUnmeasured(facts: Facts): KnownValue {
  const lowered = loweredUnread(facts);
  return lowered === null ? word(false) : word(true, [lowered.course.episode.id]);
}

/** `150 to 75 mg on 14-Nov-2026, blunting not measured since`. */
export function loweredInWords(facts: Facts): string | null {
  const lowered = loweredUnread(facts);
  if (lowered === null) return null;
  const { from, to, on } = lowered.event;
  return `${from === null || to === null ? '' : `${doseInWords(from)} to ${doseInWords(to)} `}on ${dayInWords(on)}, blunting not measured since`;
}

/** Whether it was lowered and nobody has filled in the withdrawal check since; how much is felt answers nothing of withdrawal. */
export function withdrawalUnasked(facts: Facts): KnownValue {
  const lowered = loweredLately(facts);
  return lowered === null || facts.reports('withdrawal-check').some(({ on }) => on > lowered.event.on) ? word(false) : word(true, [lowered.course.episode.id]);
}

/** Whether the newest wish for a lower dose was told before the dose was lowered. */
export function lowerWishGranted(facts: Facts): KnownValue {
  const lowered = loweredNotBefore(facts);
  const wish = facts.reports('sbr').find(({ answers }) => Array.isArray(answers['ctx-wants']));
  const wants = wish?.answers['ctx-wants'];
  if (lowered === null || wish === undefined || !Array.isArray(wants) || !wants.some((one) => one === 'lower the dose') || wish.on > lowered.event.on) return word(false);
  return word(true, [wish.id, lowered.course.episode.id]);
}
