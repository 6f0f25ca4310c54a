'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { ComponentType } from 'react';
import { useShownPlan } from '../../plan/shown-plan';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { dayOfNumber, formatDay } from '../../ui/days';
import { Icon } from '../../ui/icon';
import { axisFor, FUTURE_SHARE, percentOf, RANGES } from './axis';
import type { RangeId } from './axis';
import { AxisLines } from './axis-lines';
import { EventsRow } from './events-row';
import { down, geometryOf, nameTop } from './geometry';
import { IntervalStrip } from './interval-strip';
import { MedicineRow } from './medicine-row';
import { describeTimeline } from './read-day';
import type { ScoreLinesProps } from './score-lines';
import { ScoreRow } from './score-row';
import type { TimelineSeries } from './series';
import css from './timeline.module.css';
import { TimelineTable } from './timeline-table';
import { useDrawnWidth } from './use-drawn-width';
import { useReading } from './use-reading';
import { withPlan } from './with-plan';
import { WordsRow } from './words-row';

const LANES = 5;
const LANES_ON_A_PHONE = 1;
const NARROW = 420;

/** The story on one true time axis. Complete without script; with it, it can be read day by day. */
export function Timeline({ series: told, phone = false }: { readonly series: TimelineSeries; readonly phone?: boolean }) {
  const { shown } = useShownPlan();
  const series = useMemo(() => withPlan(told, shown), [told, shown]);
  const plot = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState<RangeId>(phone ? 'half-year' : 'story');
  const [everyLane, setEveryLane] = useState(false);
  const { width, paper, measured } = useDrawnWidth(plot, phone);
  const Lines = useScoreLines();
  const axis = useMemo(() => axisFor(series, range), [series, range]);
  const reading = useReading(series, axis);

  const inRange = series.medicines.filter((lane) => lane.suspected || lane.episodes.some(({ from, to, undated }) => undated || (to > axis.from && from < axis.to)));
  const few = width < NARROW && !paper ? LANES_ON_A_PHONE : LANES;
  const lanes = everyLane || paper ? inRange : inRange.slice(0, inRange.length <= few + 1 && few > 1 ? inRange.length : few);
  const hidden = inRange.length - lanes.length;
  const before = series.medicines.length - inRange.length;
  const geometry = geometryOf(series, lanes, hidden > 0 || before > 0 || everyLane);
  const planned = series.medicines.some(({ episodes }) => episodes.some(({ status }) => status === 'planned'));
  const firstScore = geometry.scores[0];

  return (
    <section aria-labelledby="timeline-title" className="relative overflow-x-clip rounded-3 border border-line bg-surface px-4 pb-3 max-md:pb-10 print:border-0 print:px-0" id="timeline">
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-1 md:pr-24">
        <h2 id="timeline-title" className="text-lg font-strong">What happened</h2>
        <p className="order-3 min-h-5 w-full text-sm text-ink-2 md:order-none md:w-auto md:flex-1 print:hidden" aria-live="polite" id="timeline-reading">
          {reading.words ?? 'Point at a day, or use the arrow keys'}
        </p>
        <div className="ml-auto flex rounded-2 bg-sunken p-px print:hidden" role="group" aria-label="Range">
          {RANGES.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              aria-pressed={range === id}
              onClick={() => {
                setRange(id);
              }}
              className="min-h-6 rounded-1 border border-transparent px-1 text-sm whitespace-nowrap sm:px-2 text-ink-2 aria-pressed:border-line-strong aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink-1 pointer-coarse:min-h-target"
            >
              {label}
            </button>
          ))}
        </div>
      </div>
      <div className={css.frame}>
        <div
          ref={plot}
          className={css.plot}
          style={{ height: `calc(${geometry.height}px + ${geometry.rows} * var(--label-band))` }}
          tabIndex={0}
          role="group"
          aria-roledescription="timeline"
          aria-label={describeTimeline(series)}
          aria-describedby="timeline-reading"
          onPointerMove={reading.onPointerMove}
          onPointerLeave={reading.onPointerLeave}
          onKeyDown={reading.onKeyDown}
          onBlur={reading.onBlur}
        >
          <AxisLines axis={axis} width={width} />
          {series.onset !== null && firstScore !== undefined && series.onset.to >= axis.from ? (
            <div
              className={css.onset}
              style={{
                left: `${percentOf(axis, Math.max(axis.from, series.onset.from))}%`,
                width: `${percentOf(axis, series.onset.to) - percentOf(axis, Math.max(axis.from, series.onset.from))}%`,
                top: down(firstScore.row),
                height: `${firstScore.row.height}px`,
              }}
            />
          ) : null}
          <WordsRow series={series} geometry={geometry} axis={axis} width={width} measured={measured} />
          {geometry.scores.map(({ score, row }) => (
            <ScoreRow key={score.id} score={score} row={row} axis={axis} width={width} Lines={measured && !paper ? Lines : null} />
          ))}
          <IntervalStrip series={series} geometry={geometry} axis={axis} width={width} />
          {geometry.lanes.map(({ lane, row }) => (
            <MedicineRow key={lane.id} lane={lane} row={row} axis={axis} width={width} />
          ))}
          {lanes.length === 0 ? (
            <>
              <div className={css.name} style={{ top: nameTop(geometry.events, -30) }}>
                <span className={css.nameLine}>Medicines</span>
              </div>
              <span className={classNames(css.label, css.muted)} style={{ left: 0, top: down({ ...geometry.events, place: geometry.events.place - 1 }, -28) }}>
                {series.medicinesReceived ? 'none on the list' : 'no list received: not the same as none'}
              </span>
            </>
          ) : null}
          {geometry.more === null ? null : (
            <div className="print:hidden">
              <div className={css.name} style={{ top: nameTop(geometry.more) }}>
                {hidden > 0 || everyLane ? (
                  <Button
                    look="quiet"
                    size="sm"
                    className="-ml-2"
                    aria-expanded={everyLane}
                    onClick={() => {
                      setEveryLane(!everyLane);
                    }}
                  >
                    {everyLane ? 'Fewer medicines' : `${hidden} more ${hidden === 1 ? 'medicine' : 'medicines'}`}
                  </Button>
                ) : null}
              </div>
              {before > 0 ? (
                <span className={classNames(css.label, css.muted)} style={{ left: 0, top: down(geometry.more, 4) }}>
                  {before} {before === 1 ? 'medicine lies' : 'medicines lie'} before {formatDay(dayOfNumber(axis.from))}
                </span>
              ) : null}
            </div>
          )}
          {shown === null ? null : <span className={css.nothingPlanned} style={{ left: `${percentOf(axis, axis.today)}%` }}>Plan preview, not chosen</span>}
          {planned || width * FUTURE_SHARE < 160 ? null : (
            <span className={css.nothingPlanned} style={{ left: `${percentOf(axis, axis.today)}%` }}>Nothing planned on record</span>
          )}
          <EventsRow series={series} row={geometry.events} axis={axis} width={width} />
          <div className={css.today} style={{ left: `${percentOf(axis, axis.today)}%` }}>
            <b>Today</b>
          </div>
          {reading.day === null ? null : <div className={css.cursor} style={{ left: `${percentOf(axis, reading.day)}%` }} />}
        </div>
      </div>
      <details className={css.asTable}>
        <summary className="flex min-h-7 items-center gap-1 rounded-2 px-2 text-xs font-medium text-ink-2 hover:bg-sunken hover:text-ink-1 pointer-coarse:min-h-target print:hidden">
          <Icon name="table" />
          As table
        </summary>
        <div className="max-h-96 overflow-y-auto py-2 print:hidden" tabIndex={0} role="region" aria-label="Timeline as table">
          <TimelineTable series={series} />
        </div>
      </details>
    </section>
  );
}

/** The charting library comes after everything else; the lines are there before it. */
function useScoreLines(): ComponentType<ScoreLinesProps> | null {
  const [Lines, setLines] = useState<ComponentType<ScoreLinesProps> | null>(null);
  useEffect(() => {
    let wanted = true;
    const load = (): void => {
      void import('./score-lines').then(({ ScoreLines }) => {
        if (wanted) setLines(() => ScoreLines);
      });
    };
    // Safari has no idle callback.
    if (typeof window.requestIdleCallback !== 'function') {
      const timer = setTimeout(load, 1200);
      return () => {
        wanted = false;
        clearTimeout(timer);
      };
    }
    const idle = window.requestIdleCallback(load, { timeout: 4000 });
    return () => {
      wanted = false;
      window.cancelIdleCallback(idle);
    };
  }, []);
  return Lines;
}
