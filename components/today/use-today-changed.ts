'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useTransition } from 'react';

/** The home page is drawn by the server: what follows an act on it is to draw it again. */
export function useTodayChanged(): { readonly changed: () => void; readonly redrawing: boolean } {
  const router = useRouter();
  const [redrawing, startTransition] = useTransition();
  const changed = useCallback(() => {
    startTransition(() => {
      router.refresh();
    });
  }, [router]);
  return { changed, redrawing };
}
