import { formatDose } from '../../ui/amounts';
import { dayOfNumber } from '../../ui/days';
import { NOT_VALIDATED } from './series';
import type { TimelineSeries } from './series';

export type TableRow = { readonly day: string | null; readonly what: string; readonly value: string; readonly remark: string };

/** Everything the timeline draws, as text, the newest first. */
export function toTableRows(series: TimelineSeries): readonly TableRow[] {
  const medicines = series.medicines.flatMap((lane) =>
    lane.episodes.flatMap((episode) => [
      ...episode.segments.map((segment, place) => ({
        day: segment.from,
        what: lane.name,
        value: segment.micrograms === null ? 'dose not recorded' : `${formatDose(segment.micrograms)} a day${episode.asNeeded ? ', as needed' : ''}`,
        remark: [episode.status === 'planned' ? 'planned' : place === 0 ? (episode.openStart ? 'first day not recorded' : episode.status === 'unknown' ? 'first recorded, not said whether taken' : 'started') : 'dose changed', place === 0 ? (episode.startReason ?? segment.reason) : segment.reason]
          .filter((part) => part !== null)
          .join('; '),
      })),
      ...episode.refills.map(({ day, days, display }) => ({ day, what: `${lane.name}, refill`, value: days === null ? 'length not recorded' : `${days} days`, remark: display })),
      ...episode.supplyGaps.map(({ from, to }) => ({ day: from, what: lane.name, value: 'no supply on record', remark: `for ${to - from} days` })),
      ...(episode.status === 'stopped' ? [{ day: episode.to - 1, what: lane.name, value: episode.openEnd ? 'stopped, last day not recorded' : 'last day taken', remark: episode.stopWords ?? '' }] : []),
    ]),
  );
  const origins = new Map(series.reports.map(({ id, origin }) => [id, origin]));
  const originsOf = (title: string, day: number): readonly string[] => [...new Set(series.reports.filter((report) => report.day === day && report.title === title).map(({ origin }) => origin))];
  const scores = series.scores.flatMap((score) => [
    ...score.runs.flat().map((point) => ({ day: point.day, what: score.title, value: `${point.value} of ${score.max}`, remark: [...(point.estimated ? ['estimated from an incomplete answer set'] : []), ...(point.report === undefined ? [] : [origins.get(point.report) ?? '']), ...labelsOf(score)].join('; ') })),
    ...score.incomplete.map((day) => ({ day, what: score.title, value: 'no total', remark: ['too few answers', ...originsOf(score.title, day), ...labelsOf(score)].join('; ') })),
  ]);
  const words = series.words.map(({ day, sentences, by = '' }) => ({ day, what: series.voice, value: `“${sentences.join(' ')}”`, remark: by }));
  const events = series.events.map(({ day, title, until }) => ({ day, what: 'Event', value: title, remark: until === null ? '' : `until ${dayOfNumber(until)}` }));
  const onset = series.onset === null ? [] : [{ day: series.onset.from, what: 'Onset', value: series.onset.words, remark: '' }];
  const waiting = series.waiting.map(({ day, text, why }) => ({ day, what: 'Trust inbox', value: text, remark: `waits: ${why}` }));
  const planned = series.plan === null ? [] : [
    ...series.plan.occupancy.flatMap(({ name, steps }) => steps.map(({ from, percent }) => ({ day: from, what: `${name}, predicted occupancy`, value: `${percent} %`, remark: 'planned; model, not measurement' }))),
    ...series.plan.windows.map(({ name, from, to }) => ({ day: from, what: `${name}, withdrawal window`, value: `to ${dayOfNumber(to)}`, remark: 'planned; days in which withdrawal would be expected' })),
    ...series.plan.checks.flatMap(({ day, what }) => what.map((words) => ({ day, what: 'Check', value: words, remark: 'planned' }))),
  ];
  const dated = [...planned, ...medicines, ...scores, ...words, ...events, ...onset, ...waiting.flatMap((row) => (row.day === null ? [] : [{ ...row, day: row.day }]))];
  return [
    ...dated.sort((a, b) => b.day - a.day || (a.what < b.what ? -1 : 1)).map((row) => ({ ...row, day: dayOfNumber(row.day) })),
    ...waiting.filter(({ day }) => day === null).map((row) => ({ ...row, day: null })),
  ];
}

/** What stands beside every result of the series, such as that it is not validated. */
const labelsOf = ({ notes }: TimelineSeries['scores'][number]): readonly string[] => notes.filter((note) => note === NOT_VALIDATED);
