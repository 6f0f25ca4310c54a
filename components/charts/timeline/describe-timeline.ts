import { formatDose } from '../../ui/amounts';
import { dayOfNumber, formatDay } from '../../ui/days';
import type { TimelineSeries } from './series';

const SAID = 12;
/** All values while they are few; of many, how many there are, their range and the newest. */
const said = (values: readonly number[]): string =>
  values.length <= SAID ? values.join(', ') : `${values.length} scores from ${values.reduce((a, b) => Math.min(a, b))} to ${values.reduce((a, b) => Math.max(a, b))}, newest ${values.at(-1) ?? ''}`;

/** The drawing in one paragraph, for those who cannot see it. */
export function describeTimeline(series: TimelineSeries): string {
  const medicines = series.medicines.slice(0, 4).map((lane) => {
    const steps = lane.episodes.flatMap(({ segments }) => segments.map(({ from, micrograms }) => `${micrograms === null ? 'dose not recorded' : formatDose(micrograms)} from ${formatDay(dayOfNumber(from))}`));
    const told = steps.length <= SAID ? steps.join(', ') : `${steps.length} doses, newest ${steps.at(-1) ?? ''}`;
    return `${lane.name}: ${steps.length === 0 ? 'on the list, dates not recorded' : told}`;
  });
  const scores = series.scores.map((score) => {
    const points = score.runs.flat();
    return points.length === 0 ? `${score.title}: not recorded` : `${score.title}: ${said(points.map(({ value }) => value))}`;
  });
  return [`Timeline to ${formatDay(dayOfNumber(series.today))}.`, ...medicines, ...(series.onset === null ? [] : [series.onset.words]), ...scores].join('. ').replace('..', '.');
}

/** Days worth stopping at, in order: changes of dose, scores, words, events, onset. */
export function marksOf(series: TimelineSeries): readonly number[] {
  const days = [
    ...series.medicines.flatMap(({ episodes }) => episodes.flatMap(({ segments }) => segments.map(({ from }) => from))),
    ...series.scores.flatMap(({ runs }) => runs.flat().map(({ day }) => day)),
    ...series.words.map(({ day }) => day),
    ...series.events.map(({ day }) => day),
    ...series.waiting.flatMap(({ day }) => (day === null ? [] : [day])),
    ...series.reports.map(({ day }) => day),
    ...(series.onset === null ? [] : [series.onset.from]),
    ...(series.plan?.checks ?? []).map(({ day }) => day),
    series.today,
  ];
  return [...new Set(days)].sort((a, b) => a - b);
}
