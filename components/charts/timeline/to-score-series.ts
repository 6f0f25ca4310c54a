import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import { reportOrigin } from '../../patient/filled-by';
import { oldestFirst } from '../../report/oldest-first';
import { dayNumber, dayOfNumber, formatDay, formatSpan } from '../../ui/days';
import { NOT_VALIDATED } from './series';
import type { ReportMark, ScoreGap, ScorePoint, ScoreSeries } from './series';

type Report = Workspace['chart']['reports'][number];
type Instrument = Catalog['instruments'][number];

/** Two scores further apart than this are not joined: nobody knows what lay between. */
export const LONGEST_JOIN_DAYS = 70;

const LOOKS = { sbr: 1, odq: 5, phq9: 2, gad7: 4 } as const satisfies Record<string, ScoreSeries['look']>;
type Drawn = keyof typeof LOOKS;
const DIRECTION: Readonly<Record<Drawn, string>> = { sbr: 'up is duller', odq: 'up is duller', phq9: 'up is worse', gad7: 'up is worse' };
const NAMES: Readonly<Record<Drawn, string>> = { sbr: 'Blunting report', odq: 'ODQ', phq9: 'PHQ-9', gad7: 'GAD-7' };
const NOUN: Readonly<Record<Drawn, string>> = { sbr: 'blunting report', odq: 'ODQ', phq9: 'PHQ-9', gad7: 'GAD-7' };

/**
 * The score panels, in reading order: blunting and PHQ-9 always, also when nothing was recorded, since that is a finding;
 * ODQ and GAD-7 when there is one.
 */
export function toScoreSeries(reports: readonly Report[], instruments: readonly Instrument[], on: string): readonly ScoreSeries[] {
  const drawn: readonly Drawn[] = ['sbr', 'odq', 'phq9', 'gad7'];
  return drawn.flatMap((id) => {
    const instrument = instruments.find((candidate) => candidate.id === id);
    const own = reports.filter((report) => report.instrument === id && report.on <= on);
    if (instrument === undefined || (own.length === 0 && (id === 'odq' || id === 'gad7'))) return [];
    return [seriesOf(id, instrument, own, on)];
  });
}

/** The field that carries the instrument's total; where it has more than one form, the total that most of these reports hold. */
export function totalField(instrument: Instrument, reports: readonly Pick<Report, 'scores'>[]): string {
  const named = instrument.fields.find(({ id }) => id === 'total' || id === 'total_now')?.id;
  if (named !== undefined) return named;
  const held = instrument.fields.filter(({ label }) => label.startsWith('Total')).map(({ id }) => ({ id, times: reports.filter(({ scores }) => typeof scores[id] === 'number').length }));
  return held.reduce((most, one) => (one.times > most.times ? one : most), { id: 'total', times: 0 }).id;
}

function seriesOf(id: Drawn, instrument: Instrument, reports: readonly Report[], on: string): ScoreSeries {
  const field = totalField(instrument, reports);
  const range = rangeOf(instrument, field);
  const lowest = LOOKS[id] === 1 || LOOKS[id] === 5 ? undefined : instrument.bands.find((band) => band.min === range.min);
  const points: ScorePoint[] = [];
  const incomplete: number[] = [];
  for (const report of oldestFirst(reports)) {
    const value = report.scores[field];
    if (typeof value === 'number') points.push({ day: dayNumber(report.on), value, estimated: report.estimated, report: report.id });
    else incomplete.push(dayNumber(report.on));
  }
  return {
    id,
    title: NAMES[id],
    look: LOOKS[id],
    ...range,
    notes: [
      `${range.min} to ${range.max}, ${DIRECTION[id]}`,
      ...(lowest === undefined ? [] : [`shaded: under ${lowest.max + 1}`]),
      ...(instrument.labelToShow === null ? [] : [NOT_VALIDATED]),
    ],
    band: lowest === undefined ? null : { min: lowest.min, max: lowest.max },
    runs: runsOf(points),
    gaps: gapsOf(points, NOUN[id], on),
    incomplete,
  };
}

/** Every report drawn, as a mark to look back from. */
export const toReportMarks = (reports: readonly Report[], scores: readonly ScoreSeries[], on: string): readonly ReportMark[] =>
  reports
    .flatMap((report) => {
      const place = scores.findIndex(({ id }) => id === report.instrument);
      const title = scores[place]?.title;
      return title === undefined || report.on > on ? [] : [{ place, mark: { id: report.id, day: dayNumber(report.on), title, origin: reportOrigin(report) } }];
    })
    .sort((a, b) => a.mark.day - b.mark.day || a.place - b.place || (a.mark.id < b.mark.id ? -1 : 1))
    .map(({ mark }) => mark);

function rangeOf(instrument: Instrument, field: string): { readonly min: number; readonly max: number } {
  if (instrument.range !== null) return instrument.range;
  const described = instrument.fields.find(({ id }) => id === field);
  return { min: described?.min ?? 0, max: described?.max ?? 1 };
}

function runsOf(points: readonly ScorePoint[]): readonly (readonly ScorePoint[])[] {
  const runs: ScorePoint[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && point.day - before.day <= LONGEST_JOIN_DAYS) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

function gapsOf(points: readonly ScorePoint[], noun: string, on: string): readonly ScoreGap[] {
  const today = dayNumber(on);
  const first = points[0];
  if (first === undefined) return [{ from: null, to: today, words: `No ${noun} on record` }];
  const gaps: ScoreGap[] = [{ from: null, to: first.day, words: `No ${noun} before ${formatDay(dayOfNumber(first.day))}` }];
  points.forEach((point, place) => {
    const next = points[place + 1];
    const to = next?.day ?? today;
    if (to - point.day <= LONGEST_JOIN_DAYS) return;
    const span = formatSpan(to - point.day);
    gaps.push({ from: point.day, to, words: next === undefined ? `None for ${span}` : `No ${noun} for ${span}` });
  });
  return gaps;
}
