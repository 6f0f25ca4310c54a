import { newestWithReports } from '../facts/derived/dechallenge';
import { suspectedCourse } from '../facts/derived/index-medicine';
import type { Facts } from '../facts/facts';
import { isWord } from '../facts/known-value';
import { standingAnswer } from '../facts/standing-answer';
import { dayInWords } from '../words/day';
import { nameOf } from '../words/medicine';
import { changeInWords } from './changes-before';
import { fromTo } from './score-in-words';

/** That feeling came back when the suspected medicine was lowered or stopped: the change and the scores on both sides of it, or that somebody said so. */
export function easedInWords(facts: Facts): string | null {
  const course = suspectedCourse(facts);
  const known = facts.derive('dechallenge');
  if (course === null || known.kind !== 'word' || !isWord(known, 'improved')) return null;
  const measured = newestWithReports(facts, course);
  if (measured !== null && known.basis.includes(measured.after.report.id)) {
    const { change, before, after } = measured;
    return `eased after ${changeInWords(nameOf(course), change.event)} on ${dayInWords(change.event.on)}, blunting report (not validated) ${fromTo(before, after)}`;
  }
  const said = standingAnswer(facts, 'derived:dechallenge');
  return said === undefined ? null : `eased when ${nameOf(course)} was lowered or stopped, as answered ${dayInWords(said.on)}`;
}
