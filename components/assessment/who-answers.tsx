'use client';

import { useSearchParams } from 'next/navigation';

/** Why there is nothing to answer with: the day, or the person. */
export function WhoAnswers() {
  const isPast = useSearchParams().has('asKnownOn');
  return <p className="text-xs text-ink-3">{isPast ? 'Not answered on that day. A past state takes no answers.' : 'A prescriber answers this.'}</p>;
}
