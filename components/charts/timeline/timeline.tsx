'use client';

import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useShownPlan } from '../../plan/shown-plan';
import { classNames } from '../../ui/class-names';
import { dayOfNumber } from '../../ui/days';
import { Icon } from '../../ui/icon';
import { useIdlePart } from '../../ui/use-idle-part';
import { axisFor, pastEnd, percentOf, RANGES } from './axis';
import type { View } from './axis';
import { BrushLater } from './brush-later';
import { describeTimeline } from './describe-timeline';
import { Drawing } from './drawing';
import { geometryOf } from './geometry';
import { beforeOnset, beforeReport, reading as readingWords } from './look-back-words';
import { linesUnder } from './place-interval';
import { NARROW, placeToldEvents } from './place-labels';
import type { TimelineSeries } from './series';
import { useBroughtHere } from './use-brought-here';
import { useDrawnWidth } from './use-drawn-width';
import { ONSET, useLookBack } from './use-look-back';
import type { Of } from './use-look-back';
import { useReading } from './use-reading';
import { useScoreLines } from './use-score-lines';
import { useSettled } from './use-settled';
import { withPlan } from './with-plan';

const LANES = 5;
const LANES_ON_A_PHONE = 1;
const NONE: ReadonlySet<string> = new Set();
// In the first answer like everything else; their script is read after that of the drawing.
const PlanLegend = lazy(() => import('../../plan/plan-legend').then((module) => ({ default: module.PlanLegend })));
const TimelineTable = lazy(() => import('./timeline-table').then((module) => ({ default: module.TimelineTable })));
const loadLookBack = () => Promise.all([import('./look-back-panel'), import('./look-back-rows'), import('./look-back-said')]);

/** The story on one true time axis. Complete without script; with it, it can be read day by day and looked back from any report. */
export function Timeline({ series: told, of, phone = false }: { readonly series: TimelineSeries; readonly of: Of; readonly phone?: boolean }) {
  const { shown } = useShownPlan();
  const series = useMemo(() => withPlan(told, shown), [told, shown]);
  const plot = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>(phone ? 'half-year' : 'story');
  const [held, setHeld] = useState(false);
  const [everyLane, setEveryLane] = useState(false);
  const [opened, setOpened] = useState(NONE);
  const { width, paper, measured } = useDrawnWidth(plot, phone);
  const Lines = useScoreLines();
  const brought = useBroughtHere(plot);
  // The brush goes with the hand; the drawing follows as fast as it can be drawn and is never waited for.
  const brushed = useMemo(() => axisFor(series, view), [series, view]);
  const drawn = useDeferredValue(view);
  const axis = useMemo(() => axisFor(series, drawn), [series, drawn]);
  const restful = useSettled(axis);
  const lookBack = useLookBack(of);
  const [panel, rows, heard] = useIdlePart(loadLookBack, lookBack.selected !== null) ?? [null, null, null];

  const few = width < NARROW && !paper ? LANES_ON_A_PHONE : LANES;
  const { lanes, hidden, before } = useMemo(() => {
    const inRange = series.medicines.filter((lane) => lane.suspected || lane.episodes.some(({ from, to, undated }) => undated || (to > axis.from && from < axis.to)));
    const most = inRange.length <= few + 1 && few > 1 ? inRange.length : few;
    const shown = everyLane || paper ? inRange : inRange.filter(({ changed }, place) => place < most || changed);
    return { lanes: shown, hidden: inRange.length - shown.length, before: series.medicines.length - inRange.length };
  }, [series, axis, everyLane, paper, few]);
  // A narrow picture has the line under the bracket in every range: it keeps its height while the range is moved.
  const lines = Math.max(linesUnder(series.intervals[0], { axis, width }), width < NARROW && series.intervals.length > 0 ? 1 : 0);
  const toldEvents = useMemo(() => placeToldEvents(series.events, { axis, width }), [series, axis, width]);
  const geometry = useMemo(
    () => geometryOf(series, lanes, { more: hidden > 0 || before > 0 || everyLane, opened, lags: lookBack.found !== null, linesUnder: lines, toldLines: toldEvents.reduce((sum, event) => sum + event.lines, 0) }),
    [series, lanes, hidden, before, everyLane, opened, lookBack.found, lines, toldEvents],
  );
  const reading = useReading({ series, axis, geometry, plot, line }, { select: lookBack.select, clear: lookBack.clear });
  const toggle = useCallback((lane: string) => {
    setOpened((open) => new Set(open.has(lane) ? [...open].filter((other) => other !== lane) : [...open, lane]));
  }, []);
  const under = reading.words === null ? null : (reading.tapped?.under ?? null);
  const more = useMemo(() => ({ hidden, before, every: everyLane, onEvery: () => { setEveryLane((every) => !every); } }), [hidden, before, everyLane]);
  const tabled = useDeferredValue(series);
  const described = useMemo(() => describeTimeline(series), [series]);
  const { onset } = series;
  const newest = series.reports.findLast(({ title }) => title === 'Blunting report') ?? series.reports.at(-1);

  return (
    <section aria-labelledby="timeline-title" className="relative overflow-x-clip rounded-3 border border-line bg-surface px-4 pb-3 max-md:pb-10 print:border-0 print:px-0" id="timeline">
      <div className={classNames('tl-head', 'flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-1 md:max-xl:pr-24')}>
        <h2 id="timeline-title" className="text-lg font-strong">What happened</h2>
        <div ref={line} className="tl-readingLine">
          <p id="timeline-hint" className={reading.words === null ? undefined : 'invisible'}>
            <span className="pointer-coarse:hidden">Point at a day or a score, or use the arrow keys</span>
            <span className="hidden pointer-coarse:inline">Tap a day or a mark</span>
          </p>
          {brought.isBrought ? (
            <button type="button" className={classNames('link', reading.words !== null && 'invisible')} onClick={brought.goBack}>Back to the option</button>
          ) : lookBack.selected !== null || newest === undefined ? null : (
            <button
              type="button"
              className={classNames('link', reading.words !== null && 'invisible')}
              onClick={() => {
                if (onset === null) lookBack.select(newest.id);
                else {
                  lookBack.select(ONSET);
                  if (onset.from < axis.from || onset.from > pastEnd(axis)) setView(onset.from < series.storyFrom ? 'all' : 'story');
                }
                // The button goes with the choice, and so does *Close*: the picture is where both lead.
                plot.current?.focus({ preventScroll: true });
              }}
            >
              {onset === null ? beforeReport(dayOfNumber(newest.day)) : beforeOnset({ from: dayOfNumber(onset.from), to: dayOfNumber(onset.to) })}
            </button>
          )}
          <p aria-live="polite" id="timeline-reading" className={reading.words === null ? undefined : classNames('tl-read', under !== null && 'tl-tapped')} style={under === null ? undefined : { top: `${under}px` }}>{reading.words}</p>
        </div>
        <div className="flex max-w-full flex-wrap rounded-2 border border-line bg-sunken md:ml-auto print:hidden" role="group" aria-label="Range">
          {RANGES.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              aria-pressed={view === id}
              onClick={() => {
                setView(id);
              }}
              className="min-h-6 rounded-1 border border-transparent px-1 text-sm whitespace-nowrap sm:px-2 text-ink-2 aria-pressed:border-line-strong aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink-1 pointer-coarse:min-h-target"
            >
              {label}
            </button>
          ))}
        </div>
      </div>
      <BrushLater series={series} axis={brushed} onChange={setView} onHold={setHeld} />
      <div className="tl-frame">
        <div
          ref={plot}
          className="tl-plot a-frame-later"
          style={{ height: `calc(${geometry.height}px + ${geometry.rows} * var(--label-band))` }}
          tabIndex={0}
          role="group"
          aria-roledescription="timeline"
          aria-label={described}
          aria-describedby="timeline-hint"
          {...reading.handlers}
        >
          <Drawing
            series={series}
            geometry={geometry}
            axis={axis}
            width={width}
            measured={measured}
            Lines={measured && !paper ? Lines : null}
            linesAxis={restful}
            atRest={!held && restful === axis}
            told={toldEvents}
            opened={opened}
            onToggle={toggle}
            selected={lookBack.selected}
            onSelect={lookBack.select}
            found={lookBack.found}
            LookBackRows={rows?.LookBackRows ?? null}
            lanes={more}
            inbox={`/patients/${of.patientId}/inbox`}
          />
          {reading.day === null ? null : <div className="tl-cursor" style={{ transform: `translateX(${(percentOf(axis, reading.day) / 100) * width}px)` }} />}
        </div>
      </div>
      {/* There from the start: what comes into it is read out, a list that comes by itself is not. */}
      <p className="sr-only" role="status">{brought.isBrought && shown !== null ? `${shown.layer.title}: now on the timeline. Back to the option stands above it.` : heard?.lookBackWords(lookBack)}</p>
      {shown === null ? null : <Suspense><PlanLegend shown={shown} /></Suspense>}
      {lookBack.selected === null ? null : panel === null || (lookBack.found === null && !lookBack.failed) ? (
        <p className="mt-2 min-h-7 text-sm text-ink-3" aria-hidden="true">{readingWords(lookBack.selected)}</p>
      ) : (
        <panel.LookBackPanel selected={lookBack.selected} found={lookBack.found} again={lookBack.again} clear={() => { lookBack.clear(); plot.current?.focus({ preventScroll: true }); }} />
      )}
      <details className="tl-asTable">
        <summary className="flex min-h-7 items-center gap-1 rounded-2 px-2 text-xs font-medium text-ink-2 hover:bg-sunken hover:text-ink-1 pointer-coarse:min-h-target print:hidden">
          <Icon name="table" />
          As table
        </summary>
        <div className="max-h-96 overflow-y-auto py-2 print:hidden" tabIndex={0} role="region" aria-label="Timeline as table">
          <Suspense><TimelineTable series={tabled} /></Suspense>
        </div>
      </details>
    </section>
  );
}
