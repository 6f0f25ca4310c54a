'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { count } from '../ui/days';
import { UnknownText } from '../ui/unknown-text';

const AGAIN_MS = 2_000;

/** Says for whom the panel is still worked out after the content changed, and asks again until it is whole. */
export function PanelPending({ beingMade }: { readonly beingMade: number }) {
  const router = useRouter();
  const [isAsking, ask] = useTransition();
  useEffect(() => {
    if (beingMade === 0 || isAsking) return;
    const timer = setTimeout(() => {
      ask(() => {
        router.refresh();
      });
    }, AGAIN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [beingMade, isAsking, router]);
  return (
    <p role="status" className={beingMade === 0 ? 'sr-only' : 'pb-3 text-sm'}>
      {beingMade === 0 ? '' : <UnknownText>{count(beingMade, 'patient')} still to be worked out with the present content. Until then the order, the filters and the number above may change.</UnknownText>}
    </p>
  );
}
