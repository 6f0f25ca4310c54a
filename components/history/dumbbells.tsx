'use client';

import { useEffect, useRef, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import type { DumbbellChartProps, DumbbellRow } from './dumbbell-chart';

type Place = Omit<DumbbellChartProps, 'rows'> & { readonly left: number; readonly top: number };

/** Room at both ends of a bar for half of a mark, as the rows have it. */
const INSET = 6;

/**
 * Draws one chart over the column that the table keeps for it, each row of the chart on the middle of its row of the table. Until the
 * charting library is there, without script and on paper, each row shows its own drawing.
 */
export function Dumbbells({ rows, children }: { readonly rows: readonly DumbbellRow[]; readonly children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  const [Chart, setChart] = useState<ComponentType<DumbbellChartProps> | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let wanted = true;
    const observer = new ResizeObserver(() => {
      const measured = measure(element);
      setPlace(measured);
      // Nothing is loaded for a table that nobody has opened.
      if (measured !== null) void import('./dumbbell-chart').then(({ DumbbellChart }) => { if (wanted) setChart(() => DumbbellChart); });
    });
    observer.observe(element);
    return () => {
      wanted = false;
      observer.disconnect();
    };
  }, []);
  const isDrawn = Chart !== null && place !== null && place.middles.length === rows.length;
  return (
    <div ref={frame} className={isDrawn ? 'item-view-charted' : 'item-view-plain'}>
      {children}
      {isDrawn ? (
        <div className="item-view-chart" style={{ left: place.left, top: place.top, width: place.width, height: place.height }} aria-hidden="true">
          <Chart rows={rows} middles={place.middles} width={place.width} height={place.height} />
        </div>
      ) : null}
    </div>
  );
}

function measure(frame: HTMLElement): Place | null {
  const cells = [...frame.querySelectorAll('[data-dumbbell] > *')].map((cell) => cell.getBoundingClientRect());
  const [first] = cells;
  const last = cells.at(-1);
  if (first === undefined || last === undefined || first.width <= 2 * INSET) return null;
  const around = frame.getBoundingClientRect();
  return {
    left: first.left - around.left,
    top: first.top - around.top,
    width: first.width,
    height: last.bottom - first.top,
    middles: cells.map(({ top, height }) => top - first.top + height / 2),
  };
}
