import type { SegmentRef } from '../model/note';
import { daysBetween } from '../model/local-date';
import { followUpInWords } from '../follow-up/follow-up-of';
import { duesOn, isAskedOf } from '../follow-up/plan-items';
import { planOf } from '../options/plan-of';
import { dayInWords } from '../words/day';
import type { NoteReading } from './reading';
import type { SourceRow } from './sources';

/** A rule, flag, feature or entry of the content, in its own words. */
export function ruleRow(ref: SegmentRef, reading: NoteReading): SourceRow {
  const { knowledge, visit, plan } = reading;
  const row = (label: string, lines: readonly string[]): SourceRow => ({ ref, label, lines, on: null, by: `content ${knowledge.stamp.version}`, recordedOn: null });
  const key = ref.id.slice(ref.id.indexOf(':') + 1);
  const option = knowledge.options.find(({ id }) => id === key);
  switch (ref.id.split(':', 1)[0]) {
    case 'content':
      return row(`Clinical content ${knowledge.stamp.version}`, [`SHA-256 ${knowledge.stamp.hash}`]);
    case 'cause': {
      const cause = knowledge.causes.find(({ id }) => id === key);
      return row('Possible cause', cause === undefined ? [] : [cause.title]);
    }
    case 'option':
      return row(option?.title ?? key, [reading.assessment.options.find(({ id }) => id === key) ?? option].flatMap((graded) => (graded === undefined ? [] : [`Evidence: ${graded.grade.replace('-', ' ')}`, graded.gradeWhy])));
    case 'discussion':
      return row(`To talk about: ${option?.title ?? key}`, option?.discussionPoints ?? []);
    case 'question':
      return row('Asked for safety', knowledge.questions.flatMap(({ id, text }) => (id === key ? [text] : [])));
    case 'outcome':
      return row('Response and remission', [knowledge.settings.outcome.words]);
    case 'follow-up': {
      const own = planOf(key, reading);
      const start = own?.start ?? visit.on;
      return row(
        `Follow-up of ${option?.title ?? 'the decision'}`,
        option === undefined ? followUpInWords(visit, plan, reading).map(({ on, what }) => `${dayInWords(on)}: ${what}`) : option.followUpTasks.filter((task) => isAskedOf(task, own, { country: reading.chart.patient.country, knowledge })).flatMap((task) => duesOn(task, own, { on: visit.on, knowledge }).map((on) => `${dayInWords(on)}: ${task.title} (${daysBetween(start, on)} days after ${dayInWords(start)})`)),
      );
    }
    default:
      return contentRow(ref.id, reading, row);
  }
}

function contentRow(id: string, { knowledge }: NoteReading, row: (label: string, lines: readonly string[]) => SourceRow): SourceRow {
  const flag = knowledge.flags.find((entry) => entry.id === id);
  if (flag !== undefined) return row(flag.title, [flag.whenText, flag.message]);
  for (const option of knowledge.options) {
    const found = option.rules.find((entry) => entry.id === id);
    if (found !== undefined) return row(`${option.title}: ${found.kind}`, [found.whenText, ...(found.whenParts ?? []), found.message]);
  }
  for (const cause of knowledge.causes) {
    const feature = [...cause.featuresFor, ...cause.featuresAgainst].find((entry) => entry.id === id);
    if (feature !== undefined) return row(cause.title, [`${feature.whenText}: ${feature.reason}`]);
  }
  return row(id, []);
}
