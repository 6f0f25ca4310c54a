import { useMemo } from 'react';
import type { ComponentType } from 'react';
import { classNames } from '../../ui/class-names';
import { dayOfNumber, formatDay } from '../../ui/days';
import { clampToAxis, pastEnd, percentOf } from './axis';
import type { Axis } from './axis';
import { down, nameTop } from './geometry';
import type { Row } from './geometry';
import { fitsBetween, placeValues } from './place-labels';
import type { ScoreLinesProps } from './score-lines';
import type { ScorePoint, ScoreSeries } from './series';
import { thinLine, thinMarks } from './thin-points';

const LINE = { 1: 'tl-line1', 2: 'tl-line2', 4: 'tl-line4', 5: 'tl-line5' } as const;
const MARK = { 1: 'tl-mark1', 2: 'tl-mark2', 4: 'tl-mark4', 5: 'tl-mark5' } as const;
/** A mark that is pressed: its target draws it. */
const SPOT = { 1: 'tl-spot1', 2: 'tl-spot2', 4: 'tl-spot4', 5: 'tl-spot5' } as const;
const VALUE = { 1: 'tl-value1', 2: 'tl-value2', 4: 'tl-value4', 5: 'tl-value1' } as const;
const AT = { above: 'tl-above', below: 'tl-below', left: 'tl-left', right: 'tl-right' } as const;

type ScoreRowProps = {
  readonly score: ScoreSeries;
  readonly row: Row;
  readonly axis: Axis;
  readonly width: number;
  /** Draws the lines once it is there; until then, on paper, and while the range moves, they are drawn here on the same scale. */
  readonly Lines: ComponentType<ScoreLinesProps> | null;
  readonly linesAxis: Axis;
  readonly atRest: boolean;
  /** Id of the report that is looked back from. */
  readonly selected: string | null;
  readonly onSelect: (report: string) => void;
  /** Days at which a line runs through all scores. */
  readonly crossedAt: readonly number[];
};

/** One score on its own full range: line, values, what was not recorded. */
export function ScoreRow({ score, row, axis, width, Lines, linesAxis, atRest, selected, onSelect, crossedAt }: ScoreRowProps) {
  const { height } = row;
  const yOf = (value: number): number => height - ((value - score.min) / (score.max - score.min)) * height;
  const all = score.runs.flat();
  const shown = all.filter(({ day }) => day >= axis.from && day <= pastEnd(axis)).length;
  const points = thinMarks(all, axis, width);
  const values = placeValues(points, { axis, width, yOf, lines: crossedAt });
  const pastShare = percentOf(axis, pastEnd(axis));
  const leftmost = points[0];
  return (
    <>
      <div className="tl-name" style={{ top: nameTop(row, 0) }}>
        <i className={classNames('tl-marker', MARK[score.look])} aria-hidden="true" />
        <span className="tl-nameLine">{score.title}</span>
        {score.notes.map((note) => (
          <small key={note}>{note}</small>
        ))}
        {points.length === shown ? null : <small>{points.length} of {shown} marked</small>}
      </div>
      {score.band === null ? null : (
        <div
          className="tl-band"
          style={{ top: down(row, yOf(score.band.max + 1)), height: `${height - yOf(score.band.max + 1)}px`, width: `${pastShare}%` }}
        />
      )}
      <div className="tl-cap" style={{ top: down(row), width: `${pastShare}%` }} />
      <div className="tl-base" style={{ top: down(row, height) }} />
      {score.gaps.map((gap) => {
        const from = Math.max(axis.from, gap.from ?? axis.from);
        const to = Math.min(pastEnd(axis), gap.to);
        if (to <= from) return null;
        const frame = { left: `${percentOf(axis, from)}%`, width: `${percentOf(axis, to) - percentOf(axis, from)}%` };
        // The words of an open beginning belong to its whole length, not to what is left of it in view.
        const named = fitsBetween(gap.words, { from, to }, { axis, width });
        return (
          <div key={`${gap.from ?? 'start'}-${gap.to}`}>
            <div className="tl-hatch" style={{ ...frame, top: down(row, height - 8), height: '8px' }} />
            {named ? (
              <div className="tl-gapWords" style={{ ...frame, top: down(row, height - 23) }}>
                <span>{gap.words}</span>
              </div>
            ) : null}
          </div>
        );
      })}
      {Lines !== null && atRest ? null : (
        <svg className="tl-svg" style={{ top: down(row), height: `${height}px` }} viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {score.runs.map((run) => (
            <polyline
              key={run[0]?.day}
              className={LINE[score.look]}
              points={thinLine(clipped(run, axis), axis, width).map(({ day, value }) => `${(percentOf(axis, day) * 10).toFixed(2)},${yOf(value).toFixed(2)}`).join(' ')}
            />
          ))}
        </svg>
      )}
      {Lines === null ? null : (
        <div className="tl-chart" style={{ top: down(row), height: `${height}px` }} hidden={!atRest} aria-hidden="true">
          <LinesAtRest Lines={Lines} score={score} axis={linesAxis} width={width} height={height} />
        </div>
      )}
      {points.map((point) => (
        <Mark key={point.report ?? point.day} point={point} score={score} top={down(row, yOf(point.value))} axis={axis} selected={selected} onSelect={onSelect} />
      ))}
      {values.map(({ point, at }) => (
        <span key={point.day} className={classNames('tl-value', VALUE[score.look], AT[at])} style={{ left: `${percentOf(axis, point.day)}%`, top: down(row, yOf(point.value)) }}>
          {point.value}
        </span>
      ))}
      {score.incomplete
        .filter((day) => day >= axis.from && day <= axis.to)
        .map((day) => (
          <i key={day} title={`${score.title} of ${formatDay(dayOfNumber(day))}: too few answers for a total`} className={classNames('tl-incomplete', 'dotted-ring')} style={{ left: `${percentOf(axis, clampToAxis(axis, day))}%`, top: down(row, height) }} />
        ))}
      {leftmost === undefined && score.runs.length > 0 ? (
        <div className="tl-gapWords" style={{ left: 0, width: `${pastShare}%`, top: down(row, height / 2 - 7) }}>
          <span>Earlier scores lie before this range</span>
        </div>
      ) : null}
    </>
  );
}

type LinesAtRestProps = { readonly Lines: ComponentType<ScoreLinesProps>; readonly score: ScoreSeries; readonly axis: Axis; readonly width: number; readonly height: number };

/** The charting library's drawing of a range that rests. It stays as it is, unseen, while another one is being found. */
function LinesAtRest({ Lines, score, axis, width, height }: LinesAtRestProps) {
  return useMemo(() => {
    const runs = score.runs.map((run) => thinLine(clipped(run, axis), axis, width)).filter((run) => run.length > 1);
    return <Lines runs={runs} look={score.look} range={score} axis={axis} width={width} height={height} />;
  }, [Lines, score, axis, width, height]);
}

type MarkProps = { readonly point: ScorePoint; readonly score: ScoreSeries; readonly top: string; readonly axis: Axis } & Pick<ScoreRowProps, 'selected' | 'onSelect'>;

/** One score; a press looks back from its report. The keys reach it through the timeline, which is one stop. */
function Mark({ point, score, top, axis, selected, onSelect }: MarkProps) {
  const { report } = point;
  const place = { left: `${percentOf(axis, point.day)}%`, top };
  if (report === undefined) return <i className={MARK[score.look]} style={place} />;
  return (
    <button
      type="button"
      tabIndex={-1}
      data-mark
      className={classNames('tl-spot', SPOT[score.look], selected === report && 'tl-spotOn')}
      style={place}
      aria-pressed={selected === report}
      aria-label={`${score.title} ${point.value}, ${formatDay(dayOfNumber(point.day))}: what changed before it`}
      onClick={() => {
        onSelect(report);
      }}
    />
  );
}

type Drawn = { readonly day: number; readonly value: number };

/** The part of a run that lies in view, cut on the straight line between two scores. */
function clipped(run: ScoreSeries['runs'][number], axis: Axis): readonly Drawn[] {
  const end = pastEnd(axis);
  const between = (a: Drawn, b: Drawn, day: number): Drawn => ({ day, value: a.value + ((b.value - a.value) * (day - a.day)) / (b.day - a.day) });
  return run.flatMap((point, place): readonly Drawn[] => {
    const next = run[place + 1];
    const enters = next !== undefined && point.day < axis.from && next.day > axis.from ? [between(point, next, axis.from)] : [];
    const leaves = next !== undefined && point.day < end && next.day > end ? [between(point, next, end)] : [];
    return [...(point.day >= axis.from && point.day <= end ? [point] : enters), ...leaves];
  });
}
