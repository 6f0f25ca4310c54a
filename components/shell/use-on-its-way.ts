'use client';

import { useLinkStatus } from 'next/link';
import { useEffect, useState } from 'react';
import { useHeldWay } from './held-way';

const WORDS_MS = 4000;

/** Inside a link that was followed: whether its page is still on its way, and whether that takes long enough to say so. */
export function useOnItsWay(): { readonly pending: boolean; readonly slow: boolean } {
  const { pending: isAsked } = useLinkStatus();
  // Without a connection the page that stands here stays in sight.
  const isHeld = useHeldWay() !== null;
  const pending = isAsked && !isHeld;
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(() => {
      setSlow(true);
    }, WORDS_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [pending]);
  return { pending, slow };
}
