'use client';

import { useEffect } from 'react';
import { count } from '../ui/days';
import { UnknownText } from '../ui/unknown-text';
import { useTodayChanged } from './use-today-changed';

const AGAIN_MS = 800;

/** Says that the order may still change, and asks for the rest until it is there. */
export function FlagsPending({ pending }: { readonly pending: number }) {
  const { changed, redrawing } = useTodayChanged();
  useEffect(() => {
    if (pending === 0 || redrawing) return;
    const timer = setTimeout(changed, AGAIN_MS);
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
