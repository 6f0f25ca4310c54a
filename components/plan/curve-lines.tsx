'use client';

import { Line, LineChart, ReferenceDot, XAxis, YAxis } from 'recharts';
import type { PlanCurve } from './types';

export type CurveLinesProps = { readonly curve: PlanCurve; readonly marks: readonly { readonly mg: number; readonly percent: number }[]; readonly width: number; readonly height: number };

const MARGIN = { top: 8, right: 12, bottom: 2, left: 0 };
const TICK = { fontSize: 11, fill: 'var(--ink-3)' };

/** Predicted occupancy by dose, the plan's doses as points on it. */
export function CurveLines({ curve, marks, width, height }: CurveLinesProps) {
  const most = curve.points.at(-1)?.mg ?? 1;
  return (
    <LineChart width={width} height={height} margin={MARGIN} accessibilityLayer={false} data={[...curve.points]}>
      <XAxis type="number" dataKey="mg" domain={[0, most]} ticks={[...new Set(marks.map(({ mg }) => mg))]} tick={TICK} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} interval="preserveEnd" minTickGap={14} />
      <YAxis type="number" domain={[0, 100]} ticks={[0, 50, 100]} tick={TICK} tickLine={false} axisLine={false} width={30} />
      <Line dataKey="percent" type="linear" dot={false} activeDot={false} isAnimationActive={false} stroke="var(--series-1)" strokeWidth={1.75} />
      {marks.map(({ mg, percent }) => <ReferenceDot key={mg} x={mg} y={percent} r={3.5} fill="var(--surface)" stroke="var(--series-1)" strokeWidth={1.75} />)}
    </LineChart>
  );
}
