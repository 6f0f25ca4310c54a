import { useState } from 'react';

/** Keys in the order in which they came: what is new stands last, so that it moves nothing that stood there. */
export function useArrival(keys: readonly string[]): readonly string[] {
  const [order, setOrder] = useState(keys);
  const next = [...order.filter((key) => keys.includes(key)), ...keys.filter((key) => !order.includes(key))];
  if (next.join('\n') !== order.join('\n')) setOrder(next);
  return next;
}
