import { startTransition, useEffect, useState } from 'react';

const CALM_MS = 250;

/** The last value that stood for a moment: what is dear to draw waits until keys and drags have come to rest. */
export function useSettled<Value>(value: Value): Value {
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
  return last;
}
