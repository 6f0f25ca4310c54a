'use client';

import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'next/navigation';
import { useRef } from 'react';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button, ButtonLink } from '../ui/button';
import { DateText } from '../ui/date-text';
import { count } from '../ui/days';
import { useOpened } from '../ui/use-opened';
import { drugName, mgWords, sentence } from './plan-words';
import { shownPlan, useShownPlan } from './shown-plan';
import type { MadePlan, Names, PlanPreview } from './types';

/** So many steps in short; all of them stand in the plan view. */
const FEW = 5;

/** What this option would mean in dates and doses, read when the option is opened. Nothing is chosen by looking. */
export function PlanGlance({ option }: { readonly option: PlanPreview['option'] }) {
  const { patientId } = useParams<{ patientId: string }>();
  const isPast = useSearchParams().has('asKnownOn');
  const trpc = useTRPC();
  const place = useRef<HTMLDivElement>(null);
  const opened = useOpened(place);
  const query = useQuery({ ...trpc.plan.preview.queryOptions({ patientId, option, request: null, start: null }, { staleTime: 60_000 }), enabled: opened && !isPast });
  const preview = query.data;
  if (isPast || (preview?.outcome.kind === 'refused' && preview.outcome.refusal.code === 'no-plan')) return <div ref={place} />;
  return (
    <section ref={place} aria-label="Plan preview, not chosen" className="border-t border-line md:flex md:gap-2 print:hidden">
      <h4 className="w-20 flex-none pt-2 text-xs font-strong text-ink-2">Plan</h4>
      <div className="min-h-20 min-w-0 flex-1 py-2 text-sm">
        {query.error !== null ? (
          <p role="alert" className="text-stop">{readRefusal(query.error).message}</p>
        ) : preview === undefined ? (
          <p className="text-ink-3">Reckoning a plan</p>
        ) : preview.outcome.kind === 'refused' ? (
          <p className="max-w-read text-pretty">{sentence(preview.outcome.refusal.message)}.</p>
        ) : (
          <Steps made={preview.outcome} names={preview.names} />
        )}
        {preview === undefined || preview.request === null ? null : <Acts preview={preview} patientId={patientId} />}
      </div>
    </section>
  );
}

function Steps({ made: { plan, summary }, names }: { readonly made: MadePlan; readonly names: Names }) {
  return (
    <>
      <p className="mb-1 text-ink-2">
        Plan preview, not chosen: {count(plan.steps.length, 'step')}, settled <DateText day={summary.settledOn} />
        {summary.largestDrop === null ? '' : `, largest fall of predicted occupancy ${summary.largestDrop.points} points`}.
      </p>
      <ol className="figures">
        {plan.steps.slice(0, FEW).map((step) => (
          <li key={step.n} className="flex flex-wrap gap-x-3 border-t border-line py-px first:border-t-0">
            <span className="w-28 flex-none"><DateText day={step.from} form="act" /></span>
            <span className="min-w-0">{step.doses.length === 0 ? (step.kind === 'washout' ? 'nothing: wash-out' : 'nothing more') : step.doses.map(({ drug, mgPerDay }) => `${drugName(names, drug)} ${mgWords(mgPerDay)}`).join(' and ')}</span>
          </li>
        ))}
      </ol>
      {plan.steps.length > FEW ? <p className="text-xs text-ink-3">{count(plan.steps.length - FEW, 'more step')} in the plan</p> : null}
    </>
  );
}

function Acts({ preview, patientId }: { readonly preview: PlanPreview; readonly patientId: string }) {
  const { shown, show } = useShownPlan();
  const { outcome, option } = preview;
  const isShown = shown?.key === option;
  return (
    <p className="mt-2 flex flex-wrap gap-2">
      <ButtonLink size="sm" href={`/patients/${patientId}/plan?o=${option}`} prefetch={false} data-key="e">Open the plan</ButtonLink>
      {outcome.kind === 'plan' ? (
        <Button size="sm" look="quiet" aria-pressed={isShown} onClick={() => { show(isShown ? null : shownPlan(option, 'Plan preview, not chosen', { made: outcome, of: preview })); }}>
          {isShown ? 'Take it off the timeline' : 'Show on the timeline'}
        </Button>
      ) : null}
    </p>
  );
}
