'use client';

import { useEffect, useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Width for which the server places the words: the plot on a desk of 1440 pixels. */
const SERVER_WIDTH = 1208;
const SERVER_WIDTH_PHONE = 326;
const PAPER_WIDTH = 520;

const useIsomorphicLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/** Width of the plot in pixels, and whether it is being drawn for paper. */
export function useDrawnWidth(plot: RefObject<HTMLElement | null>, phone: boolean): { readonly width: number; readonly paper: boolean; readonly measured: boolean } {
  const [width, setWidth] = useState<number | null>(null);
  const [paper, setPaper] = useState(false);

  useIsomorphicLayoutEffect(() => {
    const element = plot.current;
    if (element === null) return;
    setWidth(Math.round(element.getBoundingClientRect().width));
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [plot]);

  useEffect(() => {
    const print = window.matchMedia('print');
    const follow = (event: MediaQueryListEvent): void => {
      flushSync(() => {
        setPaper(event.matches);
      });
    };
    print.addEventListener('change', follow);
    return () => {
      print.removeEventListener('change', follow);
    };
  }, []);

  const drawn = width ?? (phone ? SERVER_WIDTH_PHONE : SERVER_WIDTH);
  return { width: paper ? PAPER_WIDTH : drawn, paper, measured: width !== null };
}
