'use client';

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { openNamed } from './workspace-keys';

/** The columns under the timeline. Which part stands under which is decided when the chart is opened: an answer moves nothing to another column. */
export function WorkspaceColumns({ longQuestions, children }: { readonly longQuestions: boolean; readonly children: ReactNode }) {
  const [long] = useState(longQuestions);
  const columns = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The option that the address names was open when this chart was left, also by whoever comes back to their place.
    openNamed(window.location.hash);
    // The end of a chart follows its head: the part that the address names was not there when the page came. Who has moved on is left there.
    const place = window.scrollY > 0 || window.location.hash === '' ? null : document.getElementById(window.location.hash.slice(1));
    if (place === null || columns.current?.contains(place) !== true) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView();
  }, []);
  return <div ref={columns} className="workspace-columns" data-questions={long ? 'long' : undefined}>{children}</div>;
}
