'use client';

import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/** `3 h 20 min left`, `45 min late`. */
function timeWords(minutes: number): string {
  const whole = Math.abs(minutes);
  const length = whole >= 60 ? `${Math.floor(whole / 60)} h ${whole % 60} min` : `${whole} min`;
  return minutes >= 0 ? `${length} left` : `${length} late`;
}

/** Time until contact is due. It goes on counting while the page stands open, without a word to a reader each minute. */
export function TimeLeft({ minutes }: { readonly minutes: number }) {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const from = performance.now();
    const timer = setInterval(() => setPassed(Math.floor((performance.now() - from) / MINUTE_MS)), MINUTE_MS / 4);
    return () => clearInterval(timer);
  }, []);
  return <span className="figures whitespace-nowrap">{timeWords(minutes - passed)}</span>;
}
