import { useEffect, useState } from 'react';
import { whenIdle } from './when-idle';

/**
 * A part of the program that comes once the page rests, or at once when it is wanted; `null` until it is there, and while it
 * cannot be had.
 * @param load - a constant of its file, `() => import(…)`
 */
export const useIdlePart = <Part>(load: () => Promise<Part>, wanted = false): Part | null => useIdlePartOrFailure(load, wanted).part;

type IdlePart<Part> = { readonly part: Part | null; /** Asked for and not had: `again` asks anew. */ readonly failed: boolean; readonly again: () => void };

/** The same where somebody waits for it and has to hear that it cannot be had. */
export function useIdlePartOrFailure<Part>(load: () => Promise<Part>, wanted = false): IdlePart<Part> {
  const [part, setPart] = useState<{ readonly loaded: Part } | null>(null);
  const [tries, setTries] = useState(0);
  const [failedTry, setFailedTry] = useState<string | null>(null);
  const isThere = part !== null;
  // Each way of asking is a try of its own: nobody hears of a failure while the next one is under way.
  const attempt = `${tries} ${String(wanted)}`;
  useEffect(() => {
    if (isThere) return;
    let here = true;
    const fetch = (): void => {
      load().then((loaded) => { if (here) setPart({ loaded }); }, () => { if (here) setFailedTry(attempt); });
    };
    if (wanted) fetch();
    const leave = wanted ? () => undefined : whenIdle(fetch);
    return () => {
      here = false;
      leave();
    };
  }, [load, wanted, isThere, attempt]);
  return { part: part?.loaded ?? null, failed: !isThere && failedTry === attempt, again: () => { setTries(tries + 1); } };
}
