import { memo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { dayOfNumber, formatDay } from '../../ui/days';
import type { Axis } from './axis';
import { firstOf, pastEnd } from './axis';
import type { Span, TimelineSeries } from './series';

/** Below this share of the whole the two edges would lie on each other on a phone: each then stands outside its own side. */
const NARROW_SHARE = 0.08;
const LEAST_DAYS = 14;
const WEEK = 7;
const PAGE = 28;
const HEIGHT = 26;

export type BrushProps = {
  readonly series: TimelineSeries;
  readonly axis: Axis;
  readonly onChange: (span: Span) => void;
  /** While it is held, the drawing may leave out what can wait. */
  readonly onHold: (held: boolean) => void;
};

type Grip = 'from' | 'to' | 'both';

/** All of the past in small, with what is in view marked: two edges to move by keys or drag, a press on the track moves the whole. */
export const Brush = memo(function Brush({ series, axis, onChange, onHold }: BrushProps) {
  const track = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<{ readonly grip: Grip; readonly at: number; readonly span: Span } | null>(null);
  const whole: Span = { from: firstOf(series), to: series.today };
  const span: Span = { from: Math.max(whole.from, axis.from), to: pastEnd(axis) };
  const at = (day: number): string => `${((day - whole.from) / (whole.to - whole.from)) * 100}%`;
  const dayAt = (event: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect();
    return box === undefined ? whole.from : whole.from + ((event.clientX - box.left) / box.width) * (whole.to - whole.from);
  };
  const hold = (grip: Grip) => (event: PointerEvent<HTMLElement>) => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld({ grip, at: dayAt(event), span });
    onHold(true);
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (held === null) return;
    onChange(moved(held.span, held.grip, dayAt(event) - held.at, whole));
  };
  const letGo = () => {
    setHeld(null);
    onHold(false);
  };
  const key = (grip: 'from' | 'to') => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -WEEK, ArrowDown: -WEEK, ArrowRight: WEEK, ArrowUp: WEEK, PageDown: -PAGE, PageUp: PAGE, Home: -Infinity, End: Infinity }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onChange(moved(span, grip, by, whole));
  };
  const isNarrow = span.to - span.from < NARROW_SHARE * (whole.to - whole.from);
  const edge = (grip: 'from' | 'to', label: string) => (
    <span
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={whole.from}
      aria-valuemax={whole.to}
      aria-valuenow={span[grip]}
      aria-valuetext={formatDay(dayOfNumber(span[grip]))}
      className="brush-grip"
      data-outward={isNarrow ? grip : undefined}
      style={{ left: at(span[grip]) }}
      onPointerDown={hold(grip)}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={key(grip)}
    />
  );
  return (
    <div className="brush">
      <div className="brush-name">
        <span className="whitespace-nowrap">{formatDay(dayOfNumber(span.from))} to</span>{' '}
        <span className="whitespace-nowrap">{span.to === series.today ? (series.todayWords === 'Today' ? 'today' : series.todayWords) : formatDay(dayOfNumber(span.to))}</span>
      </div>
      <div
        ref={track}
        className="brush-track"
        onPointerDown={(event) => {
          const half = (span.to - span.from) / 2;
          onChange(moved(span, 'both', dayAt(event) - (span.from + half), whole));
        }}
      >
        <Overview series={series} from={whole.from} to={whole.to} />
        <div className="brush-window" style={{ left: at(span.from), right: `calc(100% - ${at(span.to)})` }} onPointerDown={hold('both')} onPointerMove={drag} onPointerUp={letGo} onPointerCancel={letGo} />
        {edge('from', 'First day in view')}
        {edge('to', 'Last day in view')}
      </div>
    </div>
  );
});

/** The span after moving one edge or both by days, inside the whole and never shorter than two weeks. */
export function moved(span: Span, grip: Grip, by: number, whole: Span): Span {
  const clamp = (day: number, least: number, most: number): number => Math.round(Math.min(most, Math.max(least, day)));
  if (grip === 'from') return { ...span, from: clamp(span.from + by, whole.from, span.to - LEAST_DAYS) };
  if (grip === 'to') return { ...span, to: clamp(span.to + by, span.from + LEAST_DAYS, whole.to) };
  const length = span.to - span.from;
  const from = clamp(span.from + by, whole.from, whole.to - length);
  return { from, to: from + length };
}

/** The main score and the suspected medicine over the whole past, without words. */
const Overview = memo(function Overview({ series, from: first, to: end }: { readonly series: TimelineSeries } & Span) {
  const x = (day: number): string => (((Math.min(end, Math.max(first, day)) - first) / (end - first)) * 1000).toFixed(1);
  const lane = series.medicines.find(({ suspected }) => suspected) ?? series.medicines[0];
  const segments = lane?.episodes.flatMap((episode) => (episode.status === 'planned' ? [] : episode.segments)) ?? [];
  const score = series.scores[0];
  const y = (value: number): string => (score === undefined ? '0' : (HEIGHT - 3 - ((value - score.min) / (score.max - score.min)) * (HEIGHT - 6)).toFixed(1));
  return (
    <svg className="brush-overview" viewBox={`0 0 1000 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path className="brush-overviewDose" d={segments.map(({ from, to, share }) => `M${x(from)} ${HEIGHT}V${(HEIGHT - Math.max(4, (share ?? 0.15) * (HEIGHT - 4))).toFixed(1)}H${x(to)}V${HEIGHT}Z`).join('')} />
      {score?.runs.map((run) => (
        <polyline key={run[0]?.day} className="brush-overviewLine" points={run.filter((_, place) => run.length < 400 || place % Math.ceil(run.length / 400) === 0).map(({ day, value }) => `${x(day)},${y(value)}`).join(' ')} />
      ))}
      <path className="brush-overviewEvents" d={everyNth(series.events, 300).map(({ day }) => `M${x(day)} 0v4`).join('')} />
    </svg>
  );
});

const everyNth = <Item,>(items: readonly Item[], most: number): readonly Item[] => (items.length <= most ? items : items.filter((_, place) => place % Math.ceil(items.length / most) === 0));
