import { onsetOf } from '../facts/derived/onset';
import { fieldOf } from '../facts/facts';
import type { Facts } from '../facts/facts';
import type { LifeEvent, Report } from '../model/chart';
import { fromEpochDay, toEpochDay } from '../model/local-date';
import { dayInWords, daysInWords } from '../words/day';
import { FILLED_BY } from '../words/filled-by';
import { spanInWords } from '../words/span';
import { lagsToOnset, middleOf } from './changes-before';

/** Events are named one by one up to this many, the last before the onset; of more it says how many. */
const MOST_EVENTS = 3;

/** The time before the onset that the content's rules on timing reach, as days since 1970; both ends belong to it. */
export type Window = { readonly days: number; readonly from: number; readonly to: number };

/** `null` where no onset is known, where it lies before everything, and where the content's rules name no length. */
export function windowBeforeOnset(facts: Facts): Window | null {
  const onset = onsetOf(facts);
  const days = facts.terms.lookBackDays;
  if (onset === null || onset.lifelong || days === null) return null;
  return { days, from: (middleOf(onset) ?? onset.earliest) - days, to: onset.latest };
}

/** Life events on record in the time before the onset, oldest first; what may as well have come after it is among them. */
export function eventsBeforeOnset(facts: Facts): readonly LifeEvent[] {
  const window = windowBeforeOnset(facts);
  return window === null ? [] : facts.lifeEvents().filter(({ on }) => isWithin(window, toEpochDay(on)));
}

/**
 * What else the record holds of the time before the onset: its life events, each with its day and how long before, and that no medicine
 * changed, where that is sure. It says what came before; never what caused it.
 */
export function recordedBefore(facts: Facts): string | null {
  const window = windowBeforeOnset(facts);
  if (window === null) return null;
  const events = eventsBeforeOnset(facts);
  const when = daysOf(facts, window) ?? `in the ${window.days} days before`;
  const unchanged = isUnchanged(facts, window);
  if (events.length === 0) return unchanged ? `no medicine change on record ${when}` : null;
  const named = events.slice(-MOST_EVENTS).map((event) => eventInWords(event, facts));
  const more = events.length - named.length;
  const told = [...(unchanged ? ['no medicine change'] : []), ...(more === 0 ? [] : [`${more} earlier ${more === 1 ? 'event' : 'events'}`]), ...named].join(', ');
  return `${unchanged ? `on record ${when}` : `${isAllBefore(events, facts) ? 'before' : 'around'} the numbness`}: ${told}`;
}

/** On the days that the onset can have nobody knows which came first. */
const isAllBefore = (events: readonly LifeEvent[], facts: Facts): boolean => events.every(({ on }) => toEpochDay(on) < (onsetOf(facts)?.earliest ?? -Infinity));

/** An onset without a day has no day that so many days lie before: the window's own days are told, which reach to the last day it can have. */
function daysOf(facts: Facts, { from, to }: Window): string | null {
  const onset = onsetOf(facts);
  return onset === null || onset.earliest === onset.latest ? null : daysInWords(fromEpochDay(from), fromEpochDay(to));
}

function eventInWords(event: LifeEvent, facts: Facts): string {
  const isOpen = toEpochDay(event.on) > (onsetOf(facts)?.earliest ?? Infinity);
  const when = lengthBefore(event, facts) ?? (isOpen ? 'not known whether before or after' : null);
  return `${event.title} (${dayInWords(event.on)}${when === null ? '' : `, ${when}`})`;
}

const SAME_DAY = 'the same day';

/** How long before the onset it was; `null` where that cannot be told. */
function lengthBefore({ on }: LifeEvent, facts: Facts): string | null {
  const onset = onsetOf(facts);
  const lag = lagsToOnset(facts)(toEpochDay(on));
  if (lag === null) return null;
  return lag === 0 ? SAME_DAY : `${onset === null || onset.earliest === onset.latest ? '' : 'about '}${spanInWords(lag)} before`;
}

/** The last event before the onset in few words: `about 4 weeks before it: Laid off after 19 years`. */
export function lastEventBefore(facts: Facts): string | null {
  const events = eventsBeforeOnset(facts);
  const last = events.at(-1);
  if (last === undefined) return null;
  const when = lengthBefore(last, facts);
  const more = events.length - 1;
  return `${when === null ? (isAllBefore([last], facts) ? 'before it' : 'before or after it') : when === SAME_DAY ? SAME_DAY : `${when} it`}: ${last.title}${more === 0 ? '' : ` and ${more} earlier`}`;
}

/** Kinds of records in the trust inbox behind which a medicine may hide. */
const MAY_BE_MEDICINE: readonly string[] = ['medication', 'other'];

/** Every medicine of a list that came has its days, and nothing of it changed: an unknown start, end or taking, or a record that waits, leaves it open. */
function isUnchanged(facts: Facts, { days, from, to }: Window): boolean {
  const known = facts.courses.every(({ state, stopOn, episode }) => state === 'planned' || (state !== 'unclear' && episode.startOn !== null && (state !== 'stopped' || stopOn !== null)));
  // So long before the first day that the onset can have.
  const first = Math.min(from, (onsetOf(facts)?.earliest ?? to) - days);
  const waits = facts.chart.waiting.some(({ kind }) => MAY_BE_MEDICINE.includes(kind));
  return facts.chart.received.medications && known && !waits && !facts.doseEvents().some(({ event }) => event.day >= first && event.day <= to);
}

export const isWithin = ({ from, to }: Window, day: number): boolean => day >= from && day <= to;

/** Answers to what changed in the two months before the onset that no list of medicines tells. */
const NOT_MEDICINE: readonly unknown[] = [
  'mood got worse', 'a loss', 'a frightening or traumatic event', 'long stretch of stress or overwork', 'more alcohol', 'cannabis or other drugs', 'physical illness', 'season changed',
];

/** What the report that names the onset says changed in the two months before, and who filled it in; medicines apart, whose days are on record. */
export function reportNames(facts: Facts): string | null {
  const onset = onsetOf(facts);
  if (onset === null || onset.lifelong) return null;
  const report = facts.reports('sbr').find(({ id }) => id === onset.report);
  const said = report?.answers['ctx-around-onset'];
  const named = Array.isArray(said) ? NOT_MEDICINE.filter((answer) => said.some((one) => one === answer)) : [];
  if (report === undefined || named.length === 0) return null;
  const speaker = report.filledBy === 'patient' ? 'the patient' : `the report (filled in by ${FILLED_BY[report.filledBy]})`;
  return `${speaker} says of the two months before: ${named.join(', ')}`;
}

/**
 * The first blunting report in the time before the stated onset whose score is higher than what was recalled from before the medicine,
 * or has nothing to be compared with. The questionnaire names no amount that matters, so the numbers stand for themselves.
 */
export function reportBefore(facts: Facts): string | null {
  const window = windowBeforeOnset(facts);
  const onset = onsetOf(facts);
  if (window === null || onset === null) return null;
  const told = facts.reports('sbr').flatMap((report) => {
    const day = toEpochDay(report.on);
    const score = day >= window.from && day < onset.earliest ? scoreInWords(report, facts) : null;
    return score === null ? [] : [`blunting report ${dayInWords(report.on)}, ${spanInWords(onset.earliest - day)} before the stated onset: ${score}`];
  });
  return told.at(-1) ?? null;
}

/** `null` where nothing was reported, and where it was no more than before. */
function scoreInWords(report: Report, facts: Facts): string | null {
  const [total, change, pairs] = ['total_now', 'change', 'pairs'].map((field) => fieldOf(facts, report, field));
  if (typeof total !== 'number') return report.words.length === 0 ? null : 'words and no total';
  const max = facts.terms.instruments.get('sbr')?.fields.find(({ id }) => id === 'total_now')?.max ?? null;
  const gave = `${total}${max === null ? '' : ` of ${max}`} (not validated${report.estimated ? ', estimated' : ''})`;
  if (typeof change !== 'number' || typeof pairs !== 'number') return total === 0 ? null : gave;
  return change <= 0 ? null : `${gave}, ${change} more than recalled before (${pairs} items)`;
}
