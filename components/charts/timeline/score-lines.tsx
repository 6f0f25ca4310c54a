'use client';

import { Line, LineChart, XAxis, YAxis } from 'recharts';
import type { Axis } from './axis';
import type { ScoreSeries } from './series';

export type ScoreLinesProps = {
  readonly runs: readonly (readonly { readonly day: number; readonly value: number }[])[];
  readonly look: ScoreSeries['look'];
  readonly range: { readonly min: number; readonly max: number };
  readonly axis: Axis;
  readonly width: number;
  readonly height: number;
};

const STROKES = {
  1: { stroke: 'var(--series-1)', strokeWidth: 2 },
  2: { stroke: 'var(--series-2)', strokeWidth: 1.75, strokeDasharray: '6 3' },
  4: { stroke: 'var(--series-4)', strokeWidth: 1.75, strokeDasharray: '2 3' },
  5: { stroke: 'var(--series-1)', strokeWidth: 1.5, strokeDasharray: '10 3 2 3' },
} as const;
const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };

/** The joined scores, on the timeline's own axis and the instrument's full range. */
export function ScoreLines({ runs, look, range, axis, width, height }: ScoreLinesProps) {
  return (
    <LineChart width={width} height={height} margin={NO_MARGIN} accessibilityLayer={false} style={{ overflow: 'visible' }}>
      <XAxis hide type="number" dataKey="day" domain={[axis.from, axis.to]} allowDataOverflow />
      <YAxis hide type="number" domain={[range.min, range.max]} allowDataOverflow />
      {runs.map((run) => (
        <Line key={run[0]?.day} data={[...run]} dataKey="value" type="linear" dot={false} activeDot={false} isAnimationActive={false} {...STROKES[look]} />
      ))}
    </LineChart>
  );
}
