'use client';

import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { pastEnd } from './axis';
import type { Axis } from './axis';
import { marksOf, readDay } from './read-day';
import type { TimelineSeries } from './series';

const PAGE_DAYS = 28;

export type Reading = {
  readonly day: number | null;
  /** The day in words; `null` while nothing is read. */
  readonly words: string | null;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
};

/** Reads the timeline day by day, by pointer or keys; Enter looks back from the report of the day, Escape lets go. */
export function useReading(series: TimelineSeries, axis: Axis, { select, clear: letGo }: { readonly select: (report: string) => void; readonly clear: () => void }): Reading {
  const [day, setDay] = useState<number | null>(null);
  const marks = useMemo(() => marksOf(series), [series]);
  const lastDay = Math.floor(axis.to);

  const onPointerMove = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const box = event.currentTarget.getBoundingClientRect();
      const share = (event.clientX - box.left) / box.width;
      setDay(share < 0 || share > 1 ? null : Math.min(lastDay, Math.round(axis.from + share * (axis.to - axis.from))));
    },
    [axis, lastDay],
  );
  const clear = useCallback(() => {
    setDay(null);
  }, []);
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = day ?? pastEnd(axis);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, PageDown: at + PAGE_DAYS, PageUp: at - PAGE_DAYS, Home: axis.from, End: lastDay }[event.key];
      const mark =
        event.key === 'ArrowDown' ? marks.find((candidate) => candidate > at) : event.key === 'ArrowUp' ? marks.findLast((candidate) => candidate < at) : undefined;
      if (event.key === 'Escape') {
        if (day === null) letGo();
        setDay(null);
        return;
      }
      if (event.key === 'Enter') {
        const report = series.reports.find((candidate) => candidate.day === day);
        if (report !== undefined) select(report.id);
        return;
      }
      if (to === undefined && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      setDay(Math.min(lastDay, Math.max(axis.from, to ?? mark ?? at)));
    },
    [day, axis, lastDay, marks, series, select, letGo],
  );

  // The hairline goes with the hand; its words follow when there is time to find them.
  const said = useDeferredValue(day);
  return { day, words: useMemo(() => (said === null ? null : readDay(series, said)), [series, said]), onPointerMove, onPointerLeave: clear, onKeyDown, onBlur: clear };
}
