'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import type { ReactNode } from 'react';
import { ReferenceChips } from '../assessment/reference-chip';
import type { ReferenceShelf } from '../assessment/reference-types';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { count } from '../ui/days';
import { Select } from '../ui/field';
import { Icon } from '../ui/icon';
import { bySource } from './by-source';
import { drugName } from './drug-name';
import type { OpenFlag } from './open-flags';
import { mgWords, sentence } from './plan-words';
import type { Names, PlanComparison, PlanPreview, PlanRequest, PlanSummary } from './types';
import type { Way } from './ways-of';

type CompareProps = {
  readonly patientId: string;
  readonly option: PlanPreview['option'];
  readonly ways: readonly Way[];
  readonly start: string;
  readonly names: Names;
  readonly shelf: ReferenceShelf;
  /** Flags of the chart that nobody has settled: they stand over every way. */
  readonly openFlags: readonly OpenFlag[];
  /** `null` where nothing may be steered. */
  readonly onTake: ((request: PlanRequest) => void) | null;
};

/** Two ways of the same change, in the same figures; neither is chosen. The one on screen cannot be taken again. */
export function CompareWays({ patientId, option, ways, start, names, shelf, openFlags, onTake }: CompareProps) {
  const trpc = useTRPC();
  const [picked, setPicked] = useState<readonly [string | null, string | null]>([null, null]);
  const left = ways.find(({ id }) => id === picked[0]) ?? ways[0];
  const right = ways.find(({ id }) => id === picked[1]) ?? ways[1];
  const query = useQuery({
    ...trpc.plan.compare.queryOptions({ patientId, option, requests: [left?.request ?? EMPTY, right?.request ?? EMPTY], start }, { placeholderData: keepPreviousData, staleTime: 60_000 }),
    enabled: left !== undefined && right !== undefined,
  });
  if (left === undefined || right === undefined) return null;
  const sides = [left, right] as const;
  return (
    <section aria-labelledby="compare-title" className="rounded-3 border border-line bg-surface px-4 pb-3 print:border-0 print:px-0">
      <h2 id="compare-title" className="flex min-h-11 items-center text-lg font-strong">Two ways, side by side</h2>
      {query.error === null ? null : <p role="alert" className="py-2 text-sm text-stop">{readRefusal(query.error).message}</p>}
      <table className="plan-table plan-compare w-full text-sm">
        <thead>
          <tr>
            <th scope="col"><span className="sr-only">Figure</span></th>
            {sides.map((way, side) => (
              <th key={side} scope="col">
                {ways.length < 3 ? <>{way.label}{way.isShown ? <span className="block text-xs font-normal text-ink-3">the plan above</span> : null}</> : (
                  <Select
                    aria-label={side === 0 ? 'First way' : 'Second way'}
                    value={way.id}
                    onChange={(event) => {
                      setPicked(side === 0 ? [event.target.value, right.id] : [left.id, event.target.value]);
                    }}
                  >
                    {ways.map(({ id, label, isShown }) => <option key={id} value={id}>{label}{isShown ? ', the plan above' : ''}</option>)}
                  </Select>
                )}
              </th>
            ))}
          </tr>
        </thead>
        {query.data === undefined ? <tbody><tr><td colSpan={3} className="h-40 text-ink-3">Reckoning both</td></tr></tbody> : <Figures comparison={query.data} names={names} shelf={shelf} openFlags={openFlags} />}
        {onTake === null ? null : (
          <tfoot className="print:hidden">
            <tr>
              <td />
              {sides.map((way, side) => (
                <td key={side}>{way.isShown ? null : <Button size="sm" aria-label={`Take this one: ${way.label}`} onClick={() => { onTake(way.request); }}>Take this one</Button>}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

const EMPTY: PlanRequest = { from: [], to: [], strategy: null, region: 'US', pace: 'default', steering: { firstCutMg: null, stepDays: null, liquidTail: false, holds: [], stepBackAt: null, resumeAt: null, freeSince: [], newDrugOn: null, oneAfterAnother: false }, on: null };

const WORRIES = 'What worries';
type Row = { readonly label: string; readonly cell: (summary: PlanSummary) => ReactNode };

function Worries({ worries, shelf }: { readonly worries: PlanSummary['worries']; readonly shelf: ReferenceShelf }) {
  return (
    <ul>
      {bySource(worries).map((group) => (
        <li key={group[0]?.message} className="pb-1">
          {group.map(({ message }) => <p key={message} className="py-px">{sentence(message)}</p>)}
          <span className="flex flex-wrap gap-1"><ReferenceChips ids={group[0]?.refs ?? []} shelf={shelf} /></span>
        </li>
      ))}
    </ul>
  );
}

export function Figures({ comparison, names, shelf, openFlags }: { readonly comparison: PlanComparison; readonly names: Names; readonly shelf: ReferenceShelf; readonly openFlags: readonly OpenFlag[] }) {
  const rows: readonly Row[] = [
    { label: 'Free of the old medicine', cell: ({ ends }) => (ends.length === 0 ? 'it stays' : ends.map(({ drug, freeFrom, afterDays }) => <span key={drug} className="block">{ends.length > 1 ? `${drugName(names, drug)}: ` : ''}<DateText day={freeFrom} form="act" />, after {count(afterDays, 'day')}</span>)) },
    { label: 'Last change of a dose', cell: ({ settledOn, days }) => <><DateText day={settledOn} form="act" />, after {count(days, 'day')}</> },
    { label: 'Steps', cell: ({ steps }) => steps },
    { label: 'First cut', cell: ({ firstCuts }) => (firstCuts.length === 0 ? 'none' : firstCuts.map(({ drug, fromMg, toMg }) => <span key={drug} className="block">{firstCuts.length > 1 ? `${drugName(names, drug)}: ` : ''}{mgWords(fromMg)} to {toMg === 0 ? 'none, in one day' : mgWords(toMg)}</span>)) },
    { label: 'Largest fall of occupancy', cell: ({ largestDrop }) => (largestDrop === null ? 'no curve is known' : `${largestDrop.points} points${largestDrop.isLast ? ', at the end' : ''}`) },
    { label: 'Pieces a day, at most', cell: ({ unitsADay }) => unitsADay },
    { label: 'Days with a check', cell: ({ visits }) => visits },
    { label: WORRIES, cell: ({ worries }) => (worries.length === 0 ? (openFlags.length === 0 ? 'nothing marked in these steps' : 'besides, nothing marked in these steps') : <Worries worries={worries} shelf={shelf} />) },
  ];
  return (
    <tbody className="figures">
      {rows.map(({ label, cell }) => (
        <Fragment key={label}>
          {label !== WORRIES || openFlags.length === 0 ? null : <OpenFlags flags={openFlags} />}
          <tr>
            {label === WORRIES && openFlags.length > 0 ? null : <th scope="row">{label}</th>}
            {comparison.ways.map(({ outcome }, side) => (
              <td key={side}>{outcome.kind === 'plan' ? cell(outcome.summary) : label === WORRIES ? <span className="flex gap-1 text-stop"><Icon name="stop" size="sm" className="mt-px" />{sentence(outcome.refusal.message)}</span> : 'no plan'}</td>
            ))}
          </tr>
        </Fragment>
      ))}
    </tbody>
  );
}

/** What is open on the chart whichever way is taken, said once for both; what worries about each stands below it. */
function OpenFlags({ flags }: { readonly flags: readonly OpenFlag[] }) {
  return (
    <tr className="plan-both">
      <th scope="row" rowSpan={2}>{WORRIES}</th>
      <td colSpan={2}>
        <p className="font-medium">Open on this chart, whichever way</p>
        <ul>{flags.map(({ id, title, level }) => <li key={id}>{title} ({level})</li>)}</ul>
      </td>
    </tr>
  );
}
