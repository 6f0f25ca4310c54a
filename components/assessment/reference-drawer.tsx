'use client';

import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { PressedLine } from './source-sheet';

const ReferenceSheet = lazy(() => import('./reference-sheet').then((module) => ({ default: module.ReferenceSheet })));
const SourceSheet = lazy(() => import('./source-sheet').then((module) => ({ default: module.SourceSheet })));

/** A work by itself, or the line of a rule with what it rests on, the work that was pressed in front. */
type Asked = { readonly reference: string; readonly line: null } | { readonly line: PressedLine };

/** Opens what stands behind a sentence at the edge of the screen, so that nobody loses their place. */
export function ReferenceDrawer({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = area.current;
    const open = (event: MouseEvent): void => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0 || !(event.target instanceof Element)) return;
      const next = askedBy(event.target);
      if (next === null) return;
      event.preventDefault();
      setAsked(next);
    };
    element?.addEventListener('click', open);
    return () => element?.removeEventListener('click', open);
  }, []);
  const close = (): void => {
    setAsked(null);
  };
  return (
    <div ref={area}>
      {children}
      {asked === null ? null : (
        <Suspense>
          {asked.line === null ? <ReferenceSheet id={asked.reference} onClose={close} /> : <SourceSheet key={`${asked.line.rule} ${asked.line.reference ?? ''}`} line={asked.line} onClose={close} />}
        </Suspense>
      )}
    </div>
  );
}

/** What a pressed chip or rule leads to, from the line that it stands under. */
function askedBy(target: Element): Asked | null {
  const link = target.closest<HTMLElement>('[data-reference], [data-rule-link]');
  if (link === null) return null;
  const line = link.closest<HTMLElement>('[data-rule]');
  const rule = link.dataset.ruleLink ?? line?.dataset.rule;
  const reference = link.dataset.reference ?? null;
  if (rule !== undefined) {
    const works = [...(line?.querySelectorAll<HTMLElement>('[data-reference]') ?? [])].flatMap(({ dataset }) => dataset.reference ?? []);
    const names = (line?.dataset.facts ?? '').split('\n').filter((name) => name !== '');
    return { line: { rule, reference, sentence: line?.querySelector('[data-sentence]')?.textContent ?? '', works, names } };
  }
  return reference === null ? null : { reference, line: null };
}
