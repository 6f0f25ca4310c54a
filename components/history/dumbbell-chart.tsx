'use client';

import { ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';

/** The three values of a row as shares of its range, 0 to 1; `null` is not answered and is not drawn. */
export type DumbbellRow = { readonly baseline: number | null; readonly last: number | null; readonly now: number | null };

export type DumbbellChartProps = {
  readonly rows: readonly DumbbellRow[];
  /** Middle of each row from the top, in pixels. */
  readonly middles: readonly number[];
  readonly width: number;
  readonly height: number;
};

const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };
const TICK_HALF = 6.5;

type Mark = { readonly cx?: number | undefined; readonly cy?: number | undefined };

const Ring = ({ cx, cy }: Mark) => <circle cx={cx} cy={cy} r={4.2} fill="var(--surface)" stroke="var(--series-1)" strokeWidth={1.75} />;
const Tick = ({ cx = 0, cy = 0 }: Mark) => <line x1={cx} x2={cx} y1={cy - TICK_HALF} y2={cy + TICK_HALF} stroke="var(--ink-2)" strokeWidth={2} />;
const Dot = ({ cx, cy }: Mark) => <circle cx={cx} cy={cy} r={4.5} fill="var(--series-1)" />;
/** Now where it was at first: the ring stays to be seen around it. */
const DotInRing = ({ cx, cy }: Mark) => <circle cx={cx} cy={cy} r={2.5} fill="var(--series-1)" />;

/** First, last and newest answer of every row on one common scale, the first and the newest joined. */
export function DumbbellChart({ rows, middles, width, height }: DumbbellChartProps) {
  const at = (pick: (row: DumbbellRow) => number | null): { x: number; y: number }[] =>
    rows.flatMap((row, place) => {
      const x = pick(row);
      const y = middles[place];
      return x === null || y === undefined ? [] : [{ x, y }];
    });
  const isSame = ({ baseline, now }: DumbbellRow): boolean => baseline !== null && baseline === now;
  return (
    <ScatterChart width={width} height={height} margin={NO_MARGIN} accessibilityLayer={false} style={{ overflow: 'visible' }}>
      <XAxis hide type="number" dataKey="x" domain={[0, 1]} />
      <YAxis hide reversed type="number" dataKey="y" domain={[0, height]} />
      {middles.map((y) => <ReferenceLine key={y} segment={[{ x: 0, y }, { x: 1, y }]} stroke="var(--line-strong)" />)}
      {rows.map(({ baseline, now }, place) => {
        const y = middles[place];
        return y === undefined || baseline === null || now === null ? null : <ReferenceLine key={y} segment={[{ x: baseline, y }, { x: now, y }]} stroke="var(--series-1)" strokeWidth={2} />;
      })}
      <Scatter data={at(({ last }) => last)} shape={Tick} isAnimationActive={false} />
      <Scatter data={at(({ baseline }) => baseline)} shape={Ring} isAnimationActive={false} />
      <Scatter data={at((row) => (isSame(row) ? null : row.now))} shape={Dot} isAnimationActive={false} />
      <Scatter data={at((row) => (isSame(row) ? row.now : null))} shape={DotInRing} isAnimationActive={false} />
    </ScatterChart>
  );
}
