import { lazy, memo, Suspense } from 'react';
import type { ComponentType } from 'react';
// Of the rows of a plan, which stand in the first answer and whose script comes later.
import '../check-mark.module.css';
import { Button } from '../../ui/button';
import { count, dayNumber, dayOfNumber, formatDay } from '../../ui/days';
import { FUTURE_SHARE, clampToAxis, percentOf } from './axis';
import type { Axis } from './axis';
import { AxisLines } from './axis-lines';
import { EventsRow } from './events-row';
import { down, nameTop } from './geometry';
import type { Geometry } from './geometry';
import { IntervalStrip } from './interval-strip';
import type { ToldEvent } from './place-labels';
import type { LookBackRowsProps } from './look-back-rows';
import { lastDayOf } from './look-back-words';
import { MedicineRow } from './medicine-row';
import { RefillsRow } from './refills-row';
import type { ScoreLinesProps } from './score-lines';
import { ScoreRow } from './score-row';
import type { TimelineSeries } from './series';
import type { Found } from './use-look-back';
import { WaitingRow } from './waiting-row';
import { WordsRow } from './words-row';

const PlanRows = lazy(() => import('./plan-rows').then((module) => ({ default: module.PlanRows })));

type DrawingProps = {
  readonly series: TimelineSeries;
  readonly geometry: Geometry;
  readonly axis: Axis;
  readonly width: number;
  readonly measured: boolean;
  readonly Lines: ComponentType<ScoreLinesProps> | null;
  /** The axis that the charting library has drawn, and whether it is the one in view. */
  readonly linesAxis: Axis;
  readonly atRest: boolean;
  readonly told: readonly ToldEvent[];
  readonly opened: ReadonlySet<string>;
  readonly onToggle: (lane: string) => void;
  readonly selected: string | null;
  readonly onSelect: (report: string) => void;
  readonly found: Found | null;
  readonly LookBackRows: ComponentType<LookBackRowsProps> | null;
  readonly lanes: { readonly hidden: number; readonly before: number; readonly every: boolean; readonly onEvery: () => void };
  readonly inbox: string;
};

/** All rows on the axis. Drawn anew only when what they show changes, not while a day is read. */
export const Drawing = memo(function Drawing({ series, geometry, axis, width, measured, Lines, linesAxis, atRest, told, opened, onToggle, selected, onSelect, found, LookBackRows, lanes, inbox }: DrawingProps) {
  const planned = series.medicines.some(({ episodes }) => episodes.some(({ status }) => status === 'planned'));
  const firstScore = geometry.scores[0];
  const frame = { axis, width };
  const interval = series.intervals[0];
  const crossedAt = [...(interval === undefined ? [] : [interval.to]), ...(found === null ? [] : [dayNumber(lastDayOf(found)), ...(found.window === null ? [] : [dayNumber(found.window.from)])])];
  return (
    <>
      <AxisLines {...frame} />
      {found === null || LookBackRows === null ? null : <LookBackRows found={found} geometry={geometry} {...frame} />}
      {series.onset !== null && firstScore !== undefined && series.onset.to >= axis.from && series.onset.from <= axis.to ? (
        <div
          className="tl-onset"
          style={{
            left: `${percentOf(axis, clampToAxis(axis, series.onset.from))}%`,
            width: `${percentOf(axis, clampToAxis(axis, series.onset.to)) - percentOf(axis, clampToAxis(axis, series.onset.from))}%`,
            top: down(firstScore.row),
            height: `${firstScore.row.height}px`,
          }}
        />
      ) : null}
      <WordsRow series={series} geometry={geometry} measured={measured} {...frame} />
      {geometry.scores.map(({ score, row }) => (
        <ScoreRow key={score.id} score={score} row={row} Lines={Lines} linesAxis={linesAxis} atRest={atRest} selected={selected} onSelect={onSelect} crossedAt={crossedAt} {...frame} />
      ))}
      <IntervalStrip series={series} geometry={geometry} {...frame} />
      {geometry.lanes.map(({ lane, row }) => (
        <MedicineRow key={lane.id} lane={lane} row={row} opened={opened.has(lane.id)} onToggle={onToggle} {...frame} />
      ))}
      {geometry.refills.map(({ lane, row }) => (
        <RefillsRow key={lane.id} lane={lane} row={row} {...frame} />
      ))}
      {geometry.noLane === null ? null : (
        <>
          <div className="tl-name" style={{ top: nameTop(geometry.noLane, 6) }}>
            <span className="tl-nameLine">Medicines</span>
          </div>
          <span className="tl-label tl-muted" style={{ left: 0, top: down(geometry.noLane, 7) }}>
            {series.medicinesReceived ? 'none on the list' : 'no list received: not the same as none'}
          </span>
        </>
      )}
      <MoreLanes geometry={geometry} axis={axis} {...lanes} />
      {series.plan === null || axis.today > axis.to ? null : <Suspense><PlanRows plan={series.plan} geometry={geometry} {...frame} /></Suspense>}
      {series.plan === null || axis.today > axis.to ? null : <span className="tl-nothingPlanned" style={{ left: `${percentOf(axis, axis.today)}%` }}>{series.plan.title}</span>}
      {planned || axis.today > axis.to || width * FUTURE_SHARE < 160 ? null : (
        <span className="tl-nothingPlanned" style={{ left: `${percentOf(axis, axis.today)}%` }}>Nothing planned on record</span>
      )}
      <EventsRow series={series} told={told} row={geometry.events} {...frame} />
      {geometry.waiting === null ? null : <WaitingRow series={series} row={geometry.waiting} inbox={inbox} {...frame} />}
      {axis.today > axis.to ? null : (
        <div className="tl-today" style={{ left: `${percentOf(axis, axis.today)}%` }}>
          <b>{series.todayWords}</b>
        </div>
      )}
    </>
  );
});

/** The lanes that are not drawn: how many, and where they lie. */
function MoreLanes({ geometry, axis, hidden, before, every, onEvery }: DrawingProps['lanes'] & Pick<DrawingProps, 'geometry' | 'axis'>) {
  if (geometry.more === null) return null;
  return (
    <div className="print:hidden">
      <div className="tl-name" style={{ top: nameTop(geometry.more) }}>
        {hidden > 0 || every ? (
          <Button look="quiet" size="sm" className="-ml-2" aria-expanded={every} onClick={onEvery}>
            {every ? 'Fewer medicines' : count(hidden, 'more medicine', 'more medicines')}
          </Button>
        ) : null}
      </div>
      {before > 0 ? (
        <span className="tl-label tl-muted" style={{ left: 0, top: down(geometry.more, 4) }}>
          {before} {before === 1 ? 'medicine lies' : 'medicines lie'} outside the days from {formatDay(dayOfNumber(axis.from))}
        </span>
      ) : null}
    </div>
  );
}
