'use client';

import { useEffect, useRef } from 'react';
import { count } from '../ui/days';
import { UnknownText } from '../ui/unknown-text';
import { useTodayChanged } from './use-today-changed';

const AGAIN_MS = 800;
/** Where the same are left time after time, as of a chart that cannot be read, a page that stays open asks less and less. */
const SELDOM_MS = 60_000;

/** Says that the order may still change, and asks for the rest until it is there. */
export function FlagsPending({ pending }: { readonly pending: number }) {
  const { changed, redrawing } = useTodayChanged();
  const asked = useRef({ pending, times: 0 });
  useEffect(() => {
    if (asked.current.pending !== pending) asked.current = { pending, times: 0 };
    if (pending === 0 || redrawing) return;
    const timer = setTimeout(() => {
      asked.current.times += 1;
      changed();
    }, Math.min(AGAIN_MS * 2 ** asked.current.times, SELDOM_MS));
    return () => {
      clearTimeout(timer);
    };
  }, [pending, redrawing, changed]);
  return (
    <p role="status" className={pending === 0 ? 'sr-only' : 'pb-4 text-sm'}>
      {pending === 0 ? '' : <UnknownText>Flags of {count(pending, 'chart')} are still being worked out; the order may change.</UnknownText>}
    </p>
  );
}
