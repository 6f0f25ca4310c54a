import { suspectedOn } from '../facts/derived/answered-about';
import type { Facts } from '../facts/facts';
import { dayInWords } from '../words/day';
import { nameOf } from '../words/medicine';
import { changeInWords } from './changes-before';

const ANSWER = 'ctx-dose-link';
const NEVER = 'never changed or stopped';
const CHANGES: readonly string[] = ['increase', 'decrease', 'stop'];

/** That the newest report with an answer on the dose says it was never changed or stopped, beside a change of that medicine on record up to that day; `null` where the two agree. */
export function doseChangeDenied(facts: Facts): { readonly said: string; readonly record: string } | null {
  const newest = facts.reports('sbr').find(({ answers }) => Array.isArray(answers[ANSWER]));
  const said = newest?.answers[ANSWER];
  if (newest === undefined || !Array.isArray(said) || !said.includes(NEVER)) return null;
  const course = suspectedOn(facts, newest.on);
  const change = course === null ? undefined : facts.doseEventsOf(course.episode.drug).findLast(({ event }) => CHANGES.includes(event.kind) && event.on <= newest.on);
  if (course === null || change === undefined) return null;
  return { said: `Blunting report of ${dayInWords(newest.on)}: the dose was ${NEVER}`, record: `${changeInWords(nameOf(course), change.event)} on ${dayInWords(change.event.on)}` };
}
