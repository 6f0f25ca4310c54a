import type { Confirmation } from '../../model/chart';
import { toEpochDay } from '../../model/local-date';
import type { Course, DoseEvent } from '../course';
import { readFacts } from '../facts';
import type { Facts } from '../facts';
import { UNKNOWN } from '../known-value';
import { suspectedCourse } from './index-medicine';

/** An answer, or a form that was answered. */
export type Said = Pick<Confirmation, 'on' | 'value'> & Partial<Pick<Confirmation, 'detail'>>;

/**
 * Whether what was said of the suspected medicine was said of the one that is suspected now, since this taking of it began. That a change
 * of the dose did nothing, or that there was none, says nothing of a later change.
 */
export const isAboutSuspected = (facts: Facts, said: Said): boolean => stands(facts, said, said.value === 'present');

/** The same of an answer with a choice, of which one tells that the medicine did it. */
export const isAboutSuspectedAs = (affirming: string) => (facts: Facts, said: Said): boolean => stands(facts, said, said.detail === affirming);

function stands(facts: Facts, { on }: Said, affirms: boolean): boolean {
  const now = suspectedCourse(facts);
  if (now?.episode.drug !== suspectedOn(facts, on)?.episode.drug) return false;
  return now === null || !changedSince(now, toEpochDay(on), affirms ? STARTS : ANY);
}

/** Kinds of change that take an answer away: one that affirms only falls with what began or was raised, one that denies with any. */
type Kinds = readonly DoseEvent['kind'][];
const STARTS: Kinds = ['start'];
export const RISES: Kinds = ['start', 'increase', 'unclear'];
export const ANY: Kinds = [...RISES, 'decrease', 'stop'];

export const changedSince = ({ history }: Course, day: number, kinds: Kinds): boolean => history().some((event) => event.day > day && kinds.includes(event.kind));

/** The medicine that was suspected on an earlier day. */
export function suspectedOn(facts: Facts, on: Said['on']): Course | null {
  return suspectedCourse(factsOn(facts, on));
}

/** What stood on the chart on an earlier day; nothing is computed from it. */
export const factsOn = (facts: Facts, on: Said['on']): Facts => (on === facts.on ? facts : readFacts(facts.chart, facts.terms, { on, derive: () => UNKNOWN, countAlternativeCauses: () => 0 }));
