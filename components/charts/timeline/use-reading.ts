'use client';

import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, PointerEvent, RefObject } from 'react';
import { useIdlePart } from '../../ui/use-idle-part';
import { pastEnd } from './axis';
import type { Axis } from './axis';
import { marksOf } from './describe-timeline';
import type { Geometry } from './geometry';
import type { TimelineSeries } from './series';

/** What a day says and which mark a finger means: the picture stands without either. */
const loadReading = () => Promise.all([import('./read-day'), import('./mark-at')]);
type Touch = Awaited<ReturnType<typeof loadReading>>[1];

const PAGE_DAYS = 28;
/** A finger that moved further than this read along and did not tap. */
const TAP_PIXELS = 8;

/** `under`: lower edge of the patient's banner, in pixels, where the line for the words has scrolled away behind it; else `null`. */
export type Tapped = { readonly under: number | null };
export type Reading = {
  readonly day: number | null;
  /** The day in words; `null` while nothing is read. */
  readonly words: string | null;
  /** A finger chose the day: it stays until another tap. */
  readonly tapped: Tapped | null;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: () => void;
    readonly onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
};

type Drawing = { readonly series: TimelineSeries; readonly axis: Axis; readonly geometry: Geometry; readonly plot: RefObject<HTMLElement | null>; /** Where the words of a day stand. */ readonly line: RefObject<HTMLElement | null> };

/** Reads the timeline day by day, by pointer, finger or keys; Enter looks back from the report of the day, Escape lets go. */
export function useReading({ series, axis, geometry, plot, line }: Drawing, { select, clear: letGo }: { readonly select: (report: string) => void; readonly clear: () => void }): Reading {
  const [day, setDay] = useState<number | null>(null);
  const [tapped, setTapped] = useState<Tapped | null>(null);
  const [days, touch] = useIdlePart(loadReading, day !== null) ?? [null, null];
  const down = useRef<number | null>(null);
  const marks = useMemo(() => marksOf(series), [series]);
  const lastDay = Math.floor(axis.to);

  const clear = useCallback(() => {
    setDay(null);
    setTapped(null);
  }, []);
  useEffect(() => {
    if (tapped === null) return;
    const onOutside = ({ target }: Event): void => {
      if (target instanceof Node && plot.current?.contains(target) !== true) clear();
    };
    document.addEventListener('pointerdown', onOutside);
    return () => {
      document.removeEventListener('pointerdown', onOutside);
    };
  }, [tapped, plot, clear]);

  const onPointerDown = useCallback((event: PointerEvent<HTMLElement>) => {
    down.current = event.clientX;
  }, []);
  const onPointerMove = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      // What a finger has chosen stays while it begins to scroll the page.
      if (event.pointerType === 'mouse') setTapped(null);
      else if (down.current !== null && Math.abs(event.clientX - down.current) <= TAP_PIXELS) return;
      const box = event.currentTarget.getBoundingClientRect();
      const share = (event.clientX - box.left) / box.width;
      setDay(share < 0 || share > 1 ? null : Math.min(lastDay, Math.round(axis.from + share * (axis.to - axis.from))));
    },
    [axis, lastDay],
  );
  const onPointerUp = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const began = down.current;
      down.current = null;
      const leads = event.target instanceof Element && event.target.closest('a, summary') !== null;
      if (event.pointerType === 'mouse' || began === null || leads) return;
      setTapped({ under: coverOf(line.current) });
      if (Math.abs(event.clientX - began) > TAP_PIXELS) return;
      const box = event.currentTarget.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      const band = parseFloat(getComputedStyle(event.currentTarget).getPropertyValue('--label-band')) || 0;
      const under = Math.min(lastDay, Math.round(axis.from + (x / box.width) * (axis.to - axis.from)));
      const markedBy = (part: Touch): number => part.markAt(series, geometry, { axis, width: box.width, band, x, y }) ?? under;
      setDay(touch === null ? under : markedBy(touch));
      // A finger may be there before the script that knows which mark it means; nothing is read aloud until then.
      if (touch === null) loadReading().then(([, part]) => { setDay((now) => (now === under ? markedBy(part) : now)); }, () => undefined);
    },
    [series, geometry, axis, lastDay, line, touch],
  );
  // It scrolls the page after all.
  const onPointerCancel = useCallback(() => {
    if (tapped === null) setDay(null);
  }, [tapped]);
  const onPointerLeave = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      // A finger leaves whenever it is lifted, and a pen after it has chosen.
      if (event.pointerType === 'mouse' || (event.pointerType === 'pen' && tapped === null)) clear();
    },
    [clear, tapped],
  );
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = day ?? pastEnd(axis);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, PageDown: at + PAGE_DAYS, PageUp: at - PAGE_DAYS, Home: axis.from, End: lastDay }[event.key];
      const mark =
        event.key === 'ArrowDown' ? marks.find((candidate) => candidate > at) : event.key === 'ArrowUp' ? marks.findLast((candidate) => candidate < at) : undefined;
      if (event.key === 'Escape') {
        if (day === null) letGo();
        clear();
        return;
      }
      if (event.key === 'Enter') {
        const report = series.reports.find((candidate) => candidate.day === day);
        if (report !== undefined) select(report.id);
        return;
      }
      if (to === undefined && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      setTapped(null);
      setDay(Math.min(lastDay, Math.max(axis.from, to ?? mark ?? at)));
    },
    [day, axis, lastDay, marks, series, select, letGo, clear],
  );
  const onBlur = useCallback(
    (event: FocusEvent<HTMLElement>) => {
      // A tap on a mark takes the focus there and is read all the same.
      if (tapped === null || (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget))) clear();
    },
    [tapped, clear],
  );

  // The hairline goes with the hand; its words follow when there is time to find them.
  const said = useDeferredValue(day);
  const words = useMemo(() => (said === null || days === null ? null : days.readDay(series, said, tapped !== null)), [series, said, tapped, days]);
  return { day, words, tapped, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onPointerLeave, onKeyDown, onBlur } };
}

/** Lower edge of the banner that covers a line; `null` where the line is in view. */
function coverOf(line: HTMLElement | null): number | null {
  const banner = document.querySelector('[data-covers]')?.getBoundingClientRect().bottom ?? 0;
  return line !== null && line.getBoundingClientRect().top < banner ? banner : null;
}
