import { formatDose } from '../../ui/amounts';
import { dayOfNumber, formatActDay, formatSpan } from '../../ui/days';
import type { ScoreSeries, TimelineSeries } from './series';

/** One day in words: what was taken, and the last score of each panel with its age. A finger that reads has no keys. */
export function readDay(series: TimelineSeries, day: number, byFinger = false): string {
  const date = formatActDay(dayOfNumber(day));
  const taken = dosesOn(series, day);
  if (day > series.today) {
    const planned = taken.length === 0 ? 'nothing planned on record' : `planned: ${taken.join(' and ')}`;
    return [`${date}, ${planned}`, ...planOn(series, day)].join('; ');
  }
  const said = series.words.filter((words) => words.day === day).map(({ sentences, by }) => `“${sentences.join(' ')}”${by === undefined ? '' : `, ${by}`}`);
  const happened = series.events.filter((event) => event.day === day || (event.until !== null && event.day <= day && day <= event.until)).map(({ title }) => title);
  const waiting = series.waiting.filter((record) => record.day === day).map(({ text }) => text);
  const changed = reasonsOn(series, day);
  return [
    date,
    taken.length === 0 ? 'no medicine on record' : taken.join(' and '),
    ...series.scores.map((score) => `${score.title} ${lastScore(score, day)}`),
    ...(waiting.length === 0 ? [] : [`waits in the trust inbox: ${waiting.join(', ')}`]),
    ...happened,
    ...changed,
    ...said,
    ...(series.reports.some((report) => report.day === day) ? [`${byFinger ? 'a tap on its mark' : 'Enter'} shows what changed before it`] : []),
  ].join('; ');
}

/** What a plan that is shown says of a day to come. */
function planOn({ plan }: TimelineSeries, day: number): readonly string[] {
  if (plan === null) return [];
  const occupancy = plan.occupancy.flatMap(({ name, steps }) => {
    const step = steps.find(({ from, to }) => from <= day && day < to) ?? (day >= (steps.at(-1)?.from ?? Number.POSITIVE_INFINITY) ? steps.at(-1) : undefined);
    return step === undefined ? [] : [`predicted occupancy by ${name} ${step.percent} %, a model`];
  });
  const windows = [...new Set(plan.windows.filter(({ from, to }) => from <= day && day <= to).map(({ name }) => `withdrawal of ${name} would be expected`))];
  return [...occupancy, ...windows, ...plan.checks.filter((check) => check.day === day).flatMap(({ what }) => what.map((words) => `check: ${words}`))];
}

/** Why a medicine was started, changed or stopped that day. */
const reasonsOn = (series: TimelineSeries, day: number): readonly string[] =>
  series.medicines.flatMap(({ name, episodes }) =>
    episodes.flatMap((episode) => [
      ...episode.segments.flatMap((segment, place) => {
        const reason = place === 0 ? (episode.startReason ?? segment.reason) : segment.reason;
        return segment.from === day && reason !== null ? [`${name} ${place === 0 ? 'started' : 'changed'}: ${reason}`] : [];
      }),
      ...(episode.status === 'stopped' && !episode.openEnd && episode.to - 1 === day && episode.stopWords !== null ? [`${name} stopped: ${episode.stopWords}`] : []),
    ]),
  );

function dosesOn(series: TimelineSeries, day: number): readonly string[] {
  const future = day > series.today;
  return series.medicines.flatMap((lane) =>
    lane.episodes.flatMap((episode) => {
      const goesOn = future ? episode.status === 'planned' : episode.status !== 'planned';
      const segment = episode.segments.find(({ from, to }) => from <= day && (day < to || (episode.status === 'active' && day === to && day === series.today)));
      if (!goesOn || segment === undefined) return [];
      const dose = segment.micrograms === null ? `${lane.name}, dose not recorded` : `${lane.name} ${formatDose(segment.micrograms)}`;
      return [episode.supplyGaps.some(({ from, to }) => from <= day && day < to) ? `${dose} (no supply on record)` : dose];
    }),
  );
}

function lastScore(score: ScoreSeries, day: number): string {
  const point = score.runs.findLast((run) => (run[0]?.day ?? Infinity) <= day)?.findLast((candidate) => candidate.day <= day);
  if (point === undefined) return 'not recorded';
  const age = day - point.day;
  return `${point.value}${point.estimated ? ' (estimated)' : ''}${age === 0 ? '' : ` (${formatSpan(age)} before)`}`;
}
