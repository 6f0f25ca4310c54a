'use client';

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

/** Underlines its content for two seconds when `value` is not what it was. */
export function ChangedMark({ value, children }: { readonly value: string; readonly children: ReactNode }) {
  const before = useRef(value);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    setTimes((count) => count + 1);
  }, [value]);
  return (
    <span key={times} className={times === 0 ? undefined : 'just-changed'}>
      {children}
    </span>
  );
}
