import { reportTestsIn } from '../facts/danger';
import type { Facts } from '../facts/facts';
import { entryOf } from '../facts/joined-courses';
import { patientField } from '../facts/patient-field';
import type { FlagContent } from '../model/flag-content';
import type { Flag } from '../model/assessment';
import type { Report } from '../model/chart';
import type { AnswerTest } from '../model/rule-grammar';
import { changeInWords } from '../story/changes-before';
import { firstEver } from '../story/headline';
import { nameOf } from '../words/medicine';
import { dayInWords } from '../words/day';

/** So many answers of an item are told, the newest. */
const MOST_ANSWERS = 4;
const UNDER_25 = 'age-under-25';

type Around = Flag['around'][number];

/**
 * What a prescriber looks up first where somebody may be in danger: the item over time, the antidepressant changed shortly before, and the
 * young age that the boxed warning speaks of, the latter two once, with the most urgent. It raises nothing, so that an answer to the flag holds as long as what raised it.
 */
export function aroundDanger(content: FlagContent, raised: readonly FlagContent[], facts: Facts): readonly Around[] {
  if (!content.showCrisisResource) return [];
  const isFirst = raised.find(({ showCrisisResource }) => showCrisisResource) === content;
  const items = [...new Map(reportTestsIn(content.when).filter((test) => test.fact === 'answer').map((test) => [`${test.instrument} ${test.item}`, test])).values()];
  const age = raised.find(({ id }) => id === UNDER_25);
  const own = items.flatMap((test) => overTime(test, facts));
  return isFirst ? [...own, ...changedBefore(facts), ...(age === undefined ? [] : underAge(age, facts))] : own;
}

/** `Item 9: 1 on 17-Sep-2026, 1 on 01-Nov-2026, 1 on 20-Nov-2026.` */
export function overTime({ instrument, item }: Pick<AnswerTest, 'instrument' | 'item'>, facts: Facts): readonly Around[] {
  const told = facts.reports(instrument).flatMap((report: Report) => {
    const value = report.answers[item];
    return typeof value === 'number' || typeof value === 'string' ? [{ report, value }] : [];
  }).slice(0, MOST_ANSWERS).reverse();
  if (told.length === 0) return [];
  const number = /-(\d+)$/.exec(item)?.[1];
  const first = firstEver(facts);
  const before = (on: Report['on']): string => (first !== null && on < first.event.on ? ` (before the first ${nameOf(first.course)} on record)` : '');
  const words = told.map(({ report, value }) => `${typeof value === 'number' ? value : `“${value}”`} on ${dayInWords(report.on)}${before(report.on)}`).join(', ');
  return [{ words: `${number === undefined ? 'Answered' : `Item ${number}`}: ${words}.`, facts: told.map(({ report }) => report.id) }];
}

/** The newest start, change or stop of an antidepressant in the days that the content calls recent. */
function changedBefore(facts: Facts): readonly Around[] {
  const changes = facts.courses.filter(({ terms, state, isContinued }) => terms.antidepressant && !isContinued && state !== 'planned' && state !== 'unclear')
    .flatMap((course) => course.history().filter(({ day, kind }) => kind !== 'unclear' && day <= facts.today && facts.today - day <= facts.terms.settings.timing.aroundDangerDays).map((event) => ({ course, event })));
  const last = changes.reduce<(typeof changes)[number] | null>((top, change) => (top === null || change.event.day > top.event.day ? change : top), null);
  if (last === null) return [];
  const { course, event } = last;
  const name = nameOf(course);
  const said = changeInWords(name, event);
  return [{ words: `${said.slice(0, 1).toUpperCase()}${said.slice(1)} on ${dayInWords(event.on)}.`, facts: [entryOf(course, event).episode.id] }];
}

function underAge({ title }: FlagContent, facts: Facts): readonly Around[] {
  const age = patientField(facts, 'ageYears');
  return [{ words: `${age.kind === 'number' && age.min === age.max ? `Age ${age.min}. ` : ''}${title}.`, facts: ['patient:ageYears'] }];
}
