'use client';

import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

const ReferenceSheet = lazy(() => import('./reference-sheet').then((module) => ({ default: module.ReferenceSheet })));

/** Opens the reference behind a chip at the edge of the screen, so that nobody loses their place. */
export function ReferenceDrawer({ children }: { readonly children: ReactNode }) {
  const [id, setId] = useState<string | null>(null);
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = area.current;
    const open = (event: MouseEvent): void => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0 || !(event.target instanceof Element)) return;
      const chip = event.target.closest<HTMLElement>('[data-reference]');
      if (chip?.dataset.reference === undefined) return;
      event.preventDefault();
      setId(chip.dataset.reference);
    };
    element?.addEventListener('click', open);
    return () => element?.removeEventListener('click', open);
  }, []);
  return (
    <div ref={area}>
      {children}
      {id === null ? null : (
        <Suspense>
          <ReferenceSheet
            id={id}
            onClose={() => {
              setId(null);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
