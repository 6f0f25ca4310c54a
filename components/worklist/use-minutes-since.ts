import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/** Whole minutes that have gone by on this screen since something was read; a new reading begins again. */
export function useMinutesSince(read: unknown): number {
  const [since, setSince] = useState({ read, minutes: 0 });
  if (since.read !== read) setSince({ read, minutes: 0 });
  useEffect(() => {
    const timer = setInterval(() => { setSince((before) => ({ ...before, minutes: before.minutes + 1 })); }, MINUTE_MS);
    return () => { clearInterval(timer); };
  }, [read]);
  return since.minutes;
}
