'use client';

import { startTransition, useEffect, useState } from 'react';
import type { RefObject } from 'react';

/**
 * Whether the row around a place was ever opened. What is drawn because of it comes after the row itself has opened: the row
 * answers the hand at once.
 */
export function useOpened(place: RefObject<HTMLElement | null>): boolean {
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const row = place.current?.closest('details');
    if (row === null || row === undefined) return;
    const look = (): void => {
      if (row.open) startTransition(() => { setOpened(true); });
    };
    look();
    row.addEventListener('toggle', look);
    return () => {
      row.removeEventListener('toggle', look);
    };
  }, [place]);
  return opened;
}
