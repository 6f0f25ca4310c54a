'use client';

import { useState } from 'react';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { shiftDay } from '../ui/days';
import { Icon } from '../ui/icon';
import { Prose } from '../ui/prose';
import { drugName } from './drug-name';
import { changeWords, formHead, mgWords, onlyForm, sentence, timesWords, unitsWords } from './plan-words';
import { heldLonger, ruleStep } from './steps-of-rule';
import { endsAtOnce } from './sudden-end-line';
import { Tablets } from './tablet';
import type { Dose, MadePlan, Names, Plan, PlanStep } from './types';
import type { PlanControls } from './use-plan';
import { useSteadyRows } from './use-steady-rows';

/** Heights of the table's head and of a step in it, as plan.css has them. */
const HEAD = 38;
const ROW = 77;

type StepRowsProps = { readonly made: MadePlan; readonly names: Names; readonly controls: PlanControls; readonly maySteer: boolean };

/** The plan step by step: day, dose, tablets, predicted occupancy, that day's check, and what may be done about it. */
export function StepRows({ made: { plan, curves }, names, controls, maySteer }: StepRowsProps) {
  const drugs = [...new Set([...plan.from, ...plan.to].map(({ drug }) => drug))];
  const hasOccupancy = curves.length > 0;
  const present = curves.map(({ drug, presentPercent }) => ({ drug, occupancyPercent: presentPercent }));
  const rows = useRows(plan.steps.length);
  const body = useSteadyRows(`${plan.strategy} ${drugs.join(' ')}`);
  return (
    <section aria-labelledby="steps-title" className="rounded-3 border border-line bg-surface px-4 pb-2 print:border-0 print:px-0">
      <div className="flex min-h-11 flex-wrap items-center gap-x-3">
        <h2 id="steps-title" tabIndex={-1} className="text-lg font-strong">Steps</h2>
        <p className="text-xs text-ink-3">Of what is sold in the {plan.region}.</p>
      </div>
      <div className="plan-steps-room" style={{ minHeight: `${HEAD + rows * ROW}px` }}>
        <table className="plan-steps w-full text-sm" data-many={drugs.length > 2 ? true : undefined}>
          <colgroup>
            <col className="plan-col-n" />
            <col className="plan-col-from" />
            {drugs.map((drug) => <col key={drug} className="plan-col-drug" />)}
            {hasOccupancy ? <col className="plan-col-occupancy" /> : null}
            <col />
            {maySteer ? <col className="plan-col-acts" /> : null}
          </colgroup>
          <thead>
            <tr>
              <th scope="col"><span className="sr-only">Number</span></th>
              <th scope="col">From</th>
              {drugs.map((drug) => <th key={drug} scope="col"><span className="text-ink-2">{drugName(names, drug)}</span>, {formHead(onlyForm(plan.steps, drug))}</th>)}
              {hasOccupancy ? <th scope="col" className="text-right">Occupancy, change</th> : null}
              <th scope="col">That day</th>
              {maySteer ? <th scope="col" className="print:hidden"><span className="sr-only">Acts</span></th> : null}
            </tr>
          </thead>
          <tbody ref={body}>
            {plan.steps.map((step, at) => (
              <tr key={step.n}>
                <td className="figures text-ink-3">{step.n}</td>
                <th scope="row" className="text-left font-text">
                  <b className="font-medium"><DateText day={step.from} form="act" /></b>
                  <small className="block text-xs text-ink-3">{step.to === null ? 'from then on' : <>to <DateText day={step.to} form="short" />, {step.days} {step.days === 1 ? 'day' : 'days'}</>}</small>
                  {at === 0 ? endsAtOnce({ plan }).map((message) => <small key={message} className="flex gap-1 text-xs text-caution"><Icon name="caution" size="sm" className="mt-px flex-none" /><span className="text-pretty"><Prose>{firstSentence(message)}</Prose></span></small>) : null}
                  {step.reinstates ? <small className="block text-xs text-ink-2">taken again: step back</small> : null}
                </th>
                {drugs.map((drug) => <DoseCell key={drug} drug={drug} step={step} plan={plan} names={names} />)}
                {hasOccupancy ? <OccupancyCell step={step} before={plan.steps[at - 1]?.doses ?? present} /> : null}
                <td data-label="That day" className="text-xs text-ink-2"><ThatDay step={step} followUp={controls.preview.followUp} /></td>
                {maySteer ? <td className="print:hidden"><StepActs step={step} before={plan.steps[at - 1]?.doses ?? plan.from} controls={controls} /></td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What is said in full at the head of the plan. */
const firstSentence = (words: string): string => `${words.split(/[.:](?:\s|$)/)[0] ?? words}.`;

/** Room for as many steps as the plan had while it was steered, two more than it has at most: what stands below does not jump. */
function useRows(steps: number): number {
  const [most, setMost] = useState(steps);
  const rows = Math.min(Math.max(most, steps), steps + 2);
  if (rows !== most) setMost(rows);
  return rows;
}

function DoseCell({ drug, step, plan, names }: { readonly drug: string; readonly step: PlanStep; readonly plan: Plan; readonly names: Names }) {
  const dose = step.doses.find((entry) => entry.drug === drug);
  const strengths = plan.steps.flatMap(({ doses }) => doses.filter((entry) => entry.drug === drug).flatMap(({ units }) => units.flatMap((unit) => ('ml' in unit ? [] : [unit.strengthMg]))));
  return (
    <td data-label={drugName(names, drug)}>
      {dose === undefined ? (
        <span className="text-ink-2"><b className="figures">0 mg</b> <small className="text-xs">{step.kind === 'washout' ? 'free of it' : 'none'}</small></span>
      ) : (
        <div className="plan-dose">
          <b className="figures whitespace-nowrap">{mgWords(dose.mgPerDay)}</b>
          <span className="plan-tablets">
            <Tablets units={dose.units} smallestMg={Math.min(...strengths, Number.POSITIVE_INFINITY)} />
            <small className="text-xs text-ink-2">{unitsWords(dose.units, onlyForm(plan.steps, drug))}{dose.timesPerDay > 1 ? `, ${timesWords(dose.timesPerDay)}` : ''}</small>
          </span>
        </div>
      )}
    </td>
  );
}

type Predicted = Pick<Dose, 'drug' | 'occupancyPercent'>;

function OccupancyCell({ step, before }: { readonly step: PlanStep; readonly before: readonly Predicted[] }) {
  const shown = step.doses.filter(({ occupancyPercent }) => occupancyPercent !== null);
  const ended = before.filter((dose) => (dose.occupancyPercent ?? 0) > 0 && !step.doses.some(({ drug }) => drug === dose.drug));
  return (
    <td data-label="Occupancy, change" className="figures text-right">
      {shown.map(({ drug, occupancyPercent, dropPoints }) => (
        <span key={drug} className="block">
          {occupancyPercent} %{dropPoints === null || dropPoints === 0 ? null : <small className="block text-xs text-ink-3">{changeWords(dropPoints)} points</small>}
        </span>
      ))}
      {ended.map(({ drug, occupancyPercent }) => (
        <span key={drug} className="block">
          0 %<small className="block text-xs text-ink-3">{changeWords(occupancyPercent ?? 0)} points</small>
        </span>
      ))}
      {shown.length + ended.length === 0 ? <small className="text-xs text-ink-3">none</small> : null}
    </td>
  );
}

function ThatDay({ step, followUp }: { readonly step: PlanStep; readonly followUp: PlanControls['preview']['followUp'] }) {
  const checks = followUp.filter(({ on }) => on >= step.from && (step.to === null || on <= step.to));
  if (checks.length === 0) return null;
  return (
    <ul>
      {checks.map(({ on, what }) => (
        <li key={`${on} ${what}`}>
          {on === step.from ? null : <><DateText day={on} form="short" />: </>}
          <Prose>{on === step.from ? sentence(what) : what}</Prose>
        </li>
      ))}
    </ul>
  );
}

function StepActs({ step, before, controls: { request, preview, steer, resume } }: { readonly step: PlanStep; readonly before: readonly { readonly drug: string }[]; readonly controls: PlanControls }) {
  if (request === null) return null;
  const { steering } = request;
  const rule = ruleStep(step.n, steering);
  const held = steering.holds.find((hold) => hold.step === rule)?.days ?? 0;
  const isDated = step.to !== null && !step.reinstates;
  // What has ended is begun anew by a plan of its own.
  const mayStepBack = isDated && step.doses.length > 0 && before.every(({ drug }) => step.doses.some((dose) => dose.drug === drug));
  return (
    <div>
      {/* What was pressed stays where it was: a second press holds longer and lets nothing go. */}
      <div className="plan-act-row flex flex-wrap justify-end gap-px 2xl:flex-nowrap">
        {isDated ? (
          <Button size="sm" aria-label={`Hold here: step ${step.n} for 7 days longer`} onClick={() => { steer({ holds: heldLonger(steering.holds, rule) }); }}>Hold here</Button>
        ) : null}
        {mayStepBack && steering.stepBackAt === null ? (
          <Button size="sm" look="quiet" aria-label={`Back one: step back after step ${step.n}`} onClick={() => { steer({ stepBackAt: rule }); }}>Back one</Button>
        ) : null}
        {step.n > 1 && steering.resumeAt === null && steering.stepBackAt === null ? (
          <Button size="sm" look="quiet" aria-label={`On this step: plan again from step ${step.n}, which the patient is taking`} onClick={() => { resume(rule, shiftDay(preview.on, 1)); }}>On this step</Button>
        ) : null}
      </div>
      {held > 0 && isDated ? (
        <p className="flex items-center justify-end gap-1 text-xs whitespace-nowrap text-ink-2">
          Held {held} days
          <Button size="sm" look="quiet" aria-label={`Let go: step ${step.n} as long as before`} onClick={() => { steer({ holds: steering.holds.filter((hold) => hold.step !== rule) }); }}>Let go</Button>
        </p>
      ) : null}
    </div>
  );
}
