'use client';

import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

type Held = { readonly of: string; readonly width: number; readonly heights: number[] };

/**
 * The rows of a table that is steered keep the room they had: a row that loses a line does not pull up those below it. Another
 * kind of plan (`of`), or another width, begins anew. The style sheet makes the least height of a row of `--held`: one that gains a line grows.
 */
export function useSteadyRows(of: string): RefObject<HTMLTableSectionElement | null> {
  const body = useRef<HTMLTableSectionElement>(null);
  const held = useRef<Held>({ of, width: 0, heights: [] });
  useLayoutEffect(() => {
    if (body.current === null) return;
    const rows = [...body.current.rows];
    const width = body.current.offsetWidth;
    if (held.current.of !== of || held.current.width !== width) {
      held.current = { of, width, heights: [] };
      for (const row of rows) row.style.removeProperty('--held');
    }
    const { heights } = held.current;
    const tall = rows.map((row, at) => Math.max(heights[at] ?? 0, row.offsetHeight));
    for (const [at, row] of rows.entries()) {
      heights[at] = tall[at] ?? 0;
      row.style.setProperty('--held', `${tall[at] ?? 0}px`);
    }
  });
  return body;
}
