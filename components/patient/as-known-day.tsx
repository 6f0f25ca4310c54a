'use client';

import { useState } from 'react';
import { TypedDay } from '../entry/typed-day';

/** The past day that is asked for; a day to come is refused before anything is sent. */
export function AsKnownDay({ on, asKnownOn }: { /** Today in the clinic. */ readonly on: string; readonly asKnownOn: string | null }) {
  const [day, setDay] = useState(asKnownOn ?? '');
  return <TypedDay label="At the end of" name="asKnownOn" value={day} onChange={setDay} required max={on} error={day > on ? 'This day is still to come.' : undefined} className="w-60 max-w-full" />;
}
