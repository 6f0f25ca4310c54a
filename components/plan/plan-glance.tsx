'use client';

import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'next/navigation';
import { useRef } from 'react';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { useIdlePart } from '../ui/use-idle-part';
import { useOpened } from '../ui/use-opened';
import type { PlanPreview } from './types';

const loadSteps = () => import('./plan-in-short');

/** What this option would mean in dates and doses, read when the option is opened. Nothing is chosen by looking. */
export function PlanGlance({ option }: { readonly option: PlanPreview['option'] }) {
  const { patientId } = useParams<{ patientId: string }>();
  const isPast = useSearchParams().has('asKnownOn');
  const trpc = useTRPC();
  const place = useRef<HTMLDivElement>(null);
  const opened = useOpened(place);
  const query = useQuery({ ...trpc.plan.preview.queryOptions({ patientId, option, request: null, start: null }, { staleTime: 60_000 }), enabled: opened && !isPast });
  const preview = query.data;
  const part = useIdlePart(loadSteps, opened);
  if (isPast || (preview?.outcome.kind === 'refused' && preview.outcome.refusal.code === 'no-plan')) return <div ref={place} />;
  return (
    <section ref={place} aria-label="Plan preview, not chosen" className="border-t border-line md:flex md:gap-2 print:hidden">
      <h3 className="w-20 flex-none pt-2 text-xs font-strong text-ink-2">Plan</h3>
      <div className="min-h-20 min-w-0 flex-1 py-2 text-sm">
        {query.error !== null ? (
          <p role="alert" className="text-stop">{readRefusal(query.error).message}</p>
        ) : preview === undefined || part === null ? (
          <p className="text-ink-3">Reckoning a plan</p>
        ) : (
          <part.PlanInShort preview={preview} patientId={patientId} />
        )}
      </div>
    </section>
  );
}
