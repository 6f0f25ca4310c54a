'use client';

import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ReferencePane } from './reference-pane';
import styles from './evidence.module.css';

const ReferenceSheet = lazy(() => import('../assessment/reference-sheet').then((module) => ({ default: module.ReferenceSheet })));

/** Wide enough for the entry beside the list; narrower, it opens over the edge. */
const WIDE = '(min-width: 1280px)';

/** The library's page: what a link to a work names is shown beside it, so that nobody loses the place. */
export function EvidenceDesk({ nav, children, pane, first }: { readonly nav: ReactNode; readonly children: ReactNode; readonly pane: ReactNode; readonly first: string | null }) {
  const [id, setId] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = area.current;
    const open = (event: MouseEvent): void => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0 || !(event.target instanceof Element)) return;
      const named = event.target.closest<HTMLElement>('[data-reference]')?.dataset.reference;
      if (named === undefined) return;
      event.preventDefault();
      setId(named);
      if (!window.matchMedia(WIDE).matches) {
        setOver(true);
        return;
      }
      const address = new URL(window.location.href);
      address.searchParams.set('ref', named);
      window.history.replaceState(null, '', address);
    };
    element?.addEventListener('click', open);
    return () => element?.removeEventListener('click', open);
  }, []);
  return (
    <div ref={area} className={styles.desk}>
      {nav}
      <main id="main" className="min-w-0">{children}</main>
      <aside className={styles.pane} aria-label="Reference">{id === null || id === first ? pane : <ReferencePane id={id} />}</aside>
      {over && id !== null ? (
        <Suspense>
          <ReferenceSheet
            id={id}
            onClose={() => {
              setOver(false);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
