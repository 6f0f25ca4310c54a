import { startTransition, useEffect, useState } from 'react';

const CALM_MS = 250;

/** Whether a value has stood for a moment: what is dear to draw waits until keys and drags have come to rest. */
export function useSettled(value: unknown): boolean {
  const [last, setLast] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      startTransition(() => {
        setLast(value);
      });
    }, CALM_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  return last === value;
}
