import { useEffect, useState } from 'react';
import { whenIdle } from './when-idle';

/**
 * A part of the program that comes once the page rests, or at once when it is wanted; `null` until it is there, and while it
 * cannot be had.
 * @param load - a constant of its file, `() => import(…)`
 */
export function useIdlePart<Part>(load: () => Promise<Part>, wanted = false): Part | null {
  const [part, setPart] = useState<{ readonly loaded: Part } | null>(null);
  const isThere = part !== null;
  useEffect(() => {
    if (isThere) return;
    let here = true;
    const fetch = (): void => {
      load().then((loaded) => { if (here) setPart({ loaded }); }, () => undefined);
    };
    if (wanted) fetch();
    const leave = wanted ? () => undefined : whenIdle(fetch);
    return () => {
      here = false;
      leave();
    };
  }, [load, wanted, isThere]);
  return part?.loaded ?? null;
}
