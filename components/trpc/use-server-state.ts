import { useState } from 'react';

/** What the server drew this place with, then what acts answered; drawn anew, it is again what the server drew it with. */
export function useServerState<Shown>(first: Shown): readonly [Shown, (next: Shown) => void] {
  const [held, setHeld] = useState({ first, shown: first });
  if (held.first !== first) setHeld({ first, shown: first });
  return [held.first === first ? held.shown : first, (shown) => { setHeld((before) => ({ ...before, shown })); }];
}
