'use client';

import { useEffect, useRef, useState } from 'react';
import type { ComponentType } from 'react';
import { ReferenceChips } from '../assessment/reference-chip';
import type { ReferenceShelf } from '../assessment/reference-types';
import { Fold } from '../ui/fold';
import { Prose } from '../ui/prose';
import type { CurveLinesProps } from './curve-lines';
import { drugName } from './drug-name';
import { mgWords } from './plan-words';
import type { MadePlan, Names, PlanCurve } from './types';

const HEIGHT = 176;
const FIRST_WIDTH = 360;

type CurvePanelProps = { readonly made: MadePlan; readonly curve: PlanCurve; readonly names: Names; readonly shelf: ReferenceShelf };

/** How much of the transporter a dose is predicted to hold: a model, with its source on it. */
export function CurvePanel({ made: { plan }, curve, names, shelf }: CurvePanelProps) {
  const box = useRef<HTMLDivElement>(null);
  const Lines = useCurveLines();
  const [width, setWidth] = useState(FIRST_WIDTH);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  const doses = [...new Set([...plan.from, ...plan.steps.flatMap((step) => step.doses)].filter(({ drug }) => drug === curve.drug).map(({ mgPerDay }) => mgPerDay))].sort((a, b) => b - a);
  const marks = doses.map((mg) => ({ mg, percent: percentAt(curve, mg) }));
  const name = drugName(names, curve.drug);
  const words = marks.map(({ mg, percent }) => `${mgWords(mg)} ${Math.round(percent)} %`).join(', ');
  return (
    <section aria-labelledby={`curve-${curve.drug}`} className="min-w-0 rounded-3 border border-line bg-surface px-4 pb-3 print:border-0 print:px-0">
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-2">
        <h2 id={`curve-${curve.drug}`} className="text-lg font-strong">{name}: dose and occupancy</h2>
        <span className="rounded-1 border border-dashed border-line-control px-2 text-xs leading-5 text-ink-2">Model, not measurement</span>
      </div>
      <div ref={box} className="overflow-clip" role="img" aria-label={`Predicted transporter occupancy by dose of ${name}: ${words}.`} style={{ height: `${HEIGHT}px` }}>
        {Lines === null ? <PlainCurve curve={curve} /> : <Lines curve={curve} marks={marks} width={width} height={HEIGHT} />}
      </div>
      <p className="figures text-xs text-ink-3"><Prose>{`Occupancy in percent by milligrams a day. ${words}.`}</Prose></p>
      <div className="mt-1 flex flex-wrap items-center gap-1"><ReferenceChips ids={curve.refs} shelf={shelf} /></div>
      <Fold summary="How far this curve can be trusted">
        <p className="max-w-read text-xs text-ink-2">
          {curve.verification}
          {curve.region === null ? null : ` Region: ${curve.region}.`}
          {curve.observedUpToMg === null ? null : ` Nothing was observed above ${mgWords(curve.observedUpToMg)}.`}
        </p>
      </Fold>
    </section>
  );
}

/** Percentage at a dose, between the two nearest points of the curve. */
function percentAt(curve: PlanCurve, mg: number): number {
  const above = curve.points.findIndex((point) => point.mg >= mg);
  const [high, low] = [curve.points[above], curve.points[above - 1]];
  if (high === undefined) return curve.points.at(-1)?.percent ?? 0;
  if (low === undefined || high.mg === low.mg) return high.percent;
  return low.percent + ((high.percent - low.percent) * (mg - low.mg)) / (high.mg - low.mg);
}

/** The curve before the charting library has come, and without script. */
function PlainCurve({ curve }: { readonly curve: PlanCurve }) {
  const most = curve.points.at(-1)?.mg ?? 1;
  const path = curve.points.map(({ mg, percent }, at) => `${at === 0 ? 'M' : 'L'}${((mg / most) * 1000).toFixed(1)} ${(100 - percent).toFixed(1)}`).join('');
  return (
    <svg viewBox="0 0 1000 100" preserveAspectRatio="none" className="h-full w-full" aria-hidden="true">
      <path d={path} fill="none" stroke="var(--series-1)" strokeWidth="1.75" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function useCurveLines(): ComponentType<CurveLinesProps> | null {
  const [Lines, setLines] = useState<ComponentType<CurveLinesProps> | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('./curve-lines').then(({ CurveLines }) => {
      if (wanted) setLines(() => CurveLines);
    });
    return () => {
      wanted = false;
    };
  }, []);
  return Lines;
}
