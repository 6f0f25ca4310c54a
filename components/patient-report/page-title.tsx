'use client';

import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/** Heading of a page. It takes the focus, so that a screen reader reads the new page from its beginning and Tab goes on from there. */
export function PageTitle({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  return <h1 ref={head} id={id} tabIndex={-1} className="text-xl font-medium tracking-tight text-balance outline-none focus-visible:shadow-none">{children}</h1>;
}
