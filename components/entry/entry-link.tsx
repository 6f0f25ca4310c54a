'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { MouseEvent, ReactNode } from 'react';
import { buttonClass } from '../ui/button';
import type { ButtonLook } from '../ui/button';
import { useTRPC } from '../trpc/use-trpc';
import { entryHref } from './entry';
import type { Entry } from './entry';
import { useEntry } from './use-entry';

type EntryLinkProps = ButtonLook & Entry & { readonly children: ReactNode; readonly className?: string; readonly inText?: boolean; /** What the command palette calls it, where its own words need the rest of the page. */ readonly palette?: string };

/** Opens a form beside the chart. A link, so that a new tab and the back button do what they always do. */
export function EntryLink({ kind, of, look, size, inText = false, className, palette, children }: EntryLinkProps) {
  const { open } = useEntry();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const prepare = () => {
    void queryClient.prefetchQuery(trpc.catalog.get.queryOptions(undefined, { staleTime: Infinity }));
  };
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    open({ kind, of });
  };
  return (
    <a
      data-palette={palette ?? (typeof children === 'string' ? children : undefined)}
      href={entryHref({ kind, of }, new URLSearchParams())}
      className={inText ? `link ${className ?? ''}`.trim() : buttonClass({ ...(look && { look }), ...(size && { size }) }, className)}
      onClick={onClick}
      onPointerEnter={prepare}
      onFocus={prepare}
    >
      {children}
    </a>
  );
}
