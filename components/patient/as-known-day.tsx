'use client';

import { lazy, Suspense, useState } from 'react';

// In the first answer like everything else, where it works without script; its script, with the library of schemas, is read after that.
const TypedDay = lazy(() => import('../entry/typed-day').then((module) => ({ default: module.TypedDay })));

/** The past day that is asked for; a day to come is refused before anything is sent. */
export function AsKnownDay({ on, asKnownOn }: { /** Today in the clinic. */ readonly on: string; readonly asKnownOn: string | null }) {
  const [day, setDay] = useState(asKnownOn ?? '');
  return <Suspense><TypedDay label="At the end of" name="asKnownOn" value={day} onChange={setDay} required max={on} error={day > on ? 'This day is still to come.' : undefined} className="w-60 max-w-full" /></Suspense>;
}
