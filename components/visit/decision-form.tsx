'use client';

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { daySchema } from '@/server/contracts/fields';
import { TypedDay } from '../entry/typed-day';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { DateText } from '../ui/date-text';
import { Checkbox, Field, TextArea, TextInput } from '../ui/field';
import { Fold } from '../ui/fold';
import { OptionChangeLine } from '../assessment/advice-change';
import type { OptionChange } from '../assessment/advice-change';
import { inReadingOrder } from '../assessment/reading-order';
import { StatusWord } from '../assessment/status-word';
import { Segments } from '../plan/segments';
import { SuddenEndLine } from '../plan/sudden-end-line';
import { RatingStrip } from './rating-strip';
import { isReworded, keptAside, reasonOf, reasonsOfAll, saidOf, withPlanBeside, withReason, withWords } from './reasons';
import type { OptionId } from './reasons';
import type { DraftControls, Fields } from './use-draft';
import './decision-form.css';

type ReturnDayValue = Extract<Fields['decision'], { kind: 'not-today' }>['returnOn'];

/** The decision, an act of its own: nothing is chosen before somebody does, and no option stands above another. */
export function DecisionForm({ controls }: { readonly controls: DraftControls }) {
  const { draft, fields, change } = controls;
  const { decision } = fields;
  const chosen: readonly OptionId[] = decision?.kind === 'options' ? decision.options : [];
  const statusOf = (id: OptionId) => draft.options.find((option) => option.id === id)?.status ?? 'fits';
  const whyOf = (id: OptionId): WhyAsked => (CLOSED.includes(statusOf(id)) ? 'closed' : draft.mustSayWhy.includes(id) ? 'asked' : 'free');
  const toggle = (id: OptionId, on: boolean): void => {
    const options = draft.options.map((option) => option.id).filter((other) => (other === id ? on : chosen.includes(other)));
    const plan = fields.plan !== null && options.includes(fields.plan.option) ? fields.plan : null;
    const { why, reasons } = saidOf(fields, on ? null : id);
    change({ decision: options.length === 0 ? null : { kind: 'options', options, why }, reasons, plan, declined: fields.declined.filter(({ option }) => !options.includes(option)) }, true);
  };
  const decide = (next: Fields['decision']): void => { change({ decision: next, reasons: reasonsOfAll(fields), plan: null }, true); };
  const titleOf = (id: OptionId): string => draft.options.find((option) => option.id === id)?.title ?? id;
  // The plan that stands is the one that is told, whichever of what is chosen it belongs to.
  const toPlan = draft.options.filter(({ id, planned: needs }) => needs && chosen.includes(id));
  const planned = toPlan.find(({ id }) => id === fields.plan?.option) ?? toPlan[0];
  return (
    <section aria-labelledby="decision-title" className="rounded-3 border border-line bg-surface px-4 py-3 print:hidden" onBlur={() => void controls.save()}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 id="decision-title" className="text-md font-strong">Decision</h2>
        <Segments bare label="Kind of visit" value={fields.kind} choices={KINDS} onChange={(kind) => { change({ kind }, true); }} />
      </div>
      <fieldset className="decision-options pt-2">
        <legend className="sr-only">Options chosen</legend>
        {inReadingOrder(draft.options).map((option) => (
          <OptionChoice key={option.id} option={option} change={draft.stale?.options.find(({ id }) => id === option.id) ?? null} checked={chosen.includes(option.id)} onChange={(on) => { toggle(option.id, on); }} />
        ))}
        <Checkbox className="min-h-8 border-t border-line py-1" checked={decision?.kind === 'none-of-these'} onChange={(event) => { decide(event.target.checked ? { kind: 'none-of-these', why: '' } : null); }}>None of these</Checkbox>
        <Checkbox className="min-h-8 border-t border-line py-1" checked={decision?.kind === 'not-today'} onChange={(event) => { decide(event.target.checked ? { kind: 'not-today', why: '', returnOn: null } : null); }}>Not today</Checkbox>
      </fieldset>
      {decision === null ? null : decision.kind === 'options' ? <Reasons controls={controls} chosen={chosen} whyOf={whyOf} /> : (
        <div className="grid gap-2 pt-2">
          <Field label={decision.kind === 'not-today' ? 'Why not today' : 'Why none of these'}>{(aria) => <TextArea {...aria} rows={2} value={decision.why} onChange={(event) => { change({ decision: { ...decision, why: event.target.value } }); }} />}</Field>
          {decision.kind === 'not-today' ? <ReturnDay day={decision.returnOn} from={draft.on} onChange={(returnOn) => { change({ decision: { ...decision, returnOn } }, true); }} /> : null}
        </div>
      )}
      <NotAsked controls={controls} />
      {keptAside(fields).map(({ option, why }) => <KeptAside key={option} title={titleOf(option)} why={why} onChoose={() => { toggle(option, true); }} onDiscard={() => { change({ reasons: withReason(fields.reasons, option, '') }, true); }} />)}
      {planned === undefined ? null : <PlanLine key={planned.id} controls={controls} option={planned.id} />}
      <More controls={controls} chosen={chosen} />
    </section>
  );
}

type ReasonsProps = { readonly controls: DraftControls; readonly chosen: readonly OptionId[]; readonly whyOf: (id: OptionId) => WhyAsked };

/** Whether an option may be chosen without a reason, and why not. */
type WhyAsked = 'free' | 'asked' | 'closed';
const WHY: Readonly<Record<WhyAsked, string>> = { free: '', asked: ', needed in writing on this chart', closed: ', although it is closed on this chart' };

/** Why each option is chosen, in a field of its own: a closed one, or one that something of weight speaks against, is signed with its own reason alone. */
function Reasons({ controls: { draft, fields, change }, chosen, whyOf }: ReasonsProps) {
  const { decision } = fields;
  /** The words of the field that is being written in, as they were when it was entered. */
  const entered = useRef('');
  if (decision?.kind !== 'options') return null;
  const { why, reasons } = saidOf(fields);
  const said = { ...decision, why };
  return (
    <div className="grid gap-2 pt-2">
      {inReadingOrder(draft.options).filter(({ id }) => chosen.includes(id)).map(({ id, title }) => {
        const asked = whyOf(id);
        const label = `${chosen.length === 1 ? 'Why this' : `Why “${title}”`}${WHY[asked]}`;
        const words = reasonOf(reasons, id);
        const stands = (now = false): void => { change({ decision: said, reasons: withReason(reasons, id, words, fields.plan) }, now); };
        const was = draft.reasonsToSee.find(({ option }) => option === id)?.was ?? null;
        return (
          <div key={id}>
            <Field label={label} optional={asked === 'free'}>{(aria) => (
              <TextArea
                {...aria}
                rows={2}
                maxLength={LONGEST_REASON}
                value={words}
                onFocus={() => { entered.current = words; }}
                onChange={(event) => { change({ decision: said, reasons: withWords(reasons, id, event.target.value, fields.plan) }); }}
                onBlur={() => { if (isReworded(entered.current, words)) stands(); }}
              />
            )}</Field>
            {was === null ? null : <p role="status" className="mt-1 flex flex-wrap items-baseline gap-x-2 gap-y-1 border-l-2 border-line-strong pl-3 text-sm text-ink-2">Written for {was}; the plan is another now. <Button size="sm" onClick={() => { stands(true); }}>The reason still holds</Button></p>}
          </div>
        );
      })}
      {why === null ? null : <Field label="Said of all that is chosen" optional hint="Written before each option had a reason of its own. It stands for no closed one.">{(aria) => <TextArea {...aria} rows={2} value={decision.why ?? ''} onChange={(event) => { change({ decision: { ...decision, why: event.target.value } }); }} />}</Field>}
    </div>
  );
}

/** What safety asks for and nobody asked: its answer, or why not. */
function NotAsked({ controls: { draft, fields, change } }: { readonly controls: DraftControls }) {
  const said = fields.notAsked ?? [];
  return draft.askOrSayWhy.map(({ question, short }) => (
    <div key={question} className="pt-2">
      <Field label={`Why not asked: ${short}`} hint={<>Or <a className="link" href={`/patients/${draft.patient.id}#question-${question}`}>ask now and answer it in the chart</a>.</>}>
        {(aria) => <TextArea {...aria} rows={2} maxLength={LONGEST_REASON} value={said.find((entry) => entry.question === question)?.why ?? ''} onChange={(event) => { const why = event.target.value; change({ notAsked: [...said.filter((entry) => entry.question !== question), ...(why === '' ? [] : [{ question, why }])] }); }} />}
      </Field>
    </div>
  ));
}

type KeptAsideProps = { readonly title: string; readonly why: string; readonly onChoose: () => void; readonly onDiscard: () => void };

/** A reason of an option that is chosen no more: not in the note, and not lost. */
function KeptAside({ title, why, onChoose, onDiscard }: KeptAsideProps) {
  return (
    <div role="status" className="mt-2 border-l-2 border-line-strong pl-3 text-sm">
      <p className="text-ink-2">“{title}” is not chosen now, so its reason is not in the note:</p>
      <p className="wrap-anywhere">{why}</p>
      <p className="flex flex-wrap gap-x-2"><Button size="sm" look="quiet" className="-ml-2" onClick={onChoose}>Choose it again, with this reason</Button><Button size="sm" look="quiet" onClick={onDiscard}>Discard the reason</Button></p>
    </div>
  );
}

const LONGEST_REASON = 2000;
const CLOSED: readonly DraftControls['draft']['options'][number]['status'][] = ['contraindicated', 'not-applicable'];
const KINDS = [{ value: 'in person', label: 'In person' }, { value: 'video', label: 'Video' }, { value: 'telephone', label: 'Telephone' }] as const;

type OptionChoiceProps = { readonly option: DraftControls['draft']['options'][number]; readonly change: OptionChange | null; readonly checked: boolean; readonly onChange: (on: boolean) => void };

function OptionChoice({ option: { title, status, ruledOut }, change, checked, onChange }: OptionChoiceProps) {
  return (
    <label className={classNames('flex min-h-8 items-start gap-2 border-t border-line py-1 text-sm first-of-type:border-t-0 pointer-coarse:min-h-target', change !== null && '-mx-2 rounded-2 border border-caution-line bg-caution-soft px-2 first-of-type:border-t')}>
      <input type="checkbox" className="mt-px size-4 flex-none accent-accent" checked={checked} onChange={(event) => { onChange(event.target.checked); }} />
      <span className="min-w-0 flex-1">
        <span className="decision-option">
          <span className="min-w-0">{title}</span>
          <StatusWord status={status} ruledOut={ruledOut} className="pt-px text-xs" />
        </span>
        {change === null ? null : <span className="block"><OptionChangeLine change={change} tells="was" /></span>}
      </span>
    </label>
  );
}

/** Shown as typed; a day only while it is one that is still to come, so that none stays behind a field that no longer holds it. */
function ReturnDay({ day, from, onChange }: { readonly day: ReturnDayValue; readonly from: string; readonly onChange: (day: ReturnDayValue) => void }) {
  const [typed, setTyped] = useState<string>(day ?? '');
  return (
    <TypedDay
      label="Return on"
      className="max-w-60"
      min={from}
      value={typed}
      error={typed !== '' && typed <= from ? 'Choose a day after today.' : undefined}
      onChange={(text) => {
        setTyped(text);
        const read = daySchema.safeParse(text);
        const next = read.success && read.data > from ? read.data : null;
        if (next !== day) onChange(next);
      }}
    />
  );
}

/** The plan of the chosen option: the rule's own until the prescriber turns something in the plan view. */
function PlanLine({ controls: { draft, fields, change }, option }: { readonly controls: DraftControls; readonly option: OptionId }) {
  const trpc = useTRPC();
  const has = fields.plan?.option === option;
  const preview = useQuery(trpc.plan.preview.queryOptions({ patientId: draft.patient.id, option, request: null, start: null }, { enabled: !has, retry: false, staleTime: 60_000 }));
  if (has && fields.plan !== null) {
    return (
      <p className="flex flex-wrap items-center gap-2 pt-2 text-sm">
        Plan from <DateText day={fields.plan.start} form="act" />{draft.planRefused === null ? null : <span className="text-stop">cannot be made: {draft.planRefused}</span>}
        <Button size="sm" look="quiet" onClick={() => { change({ plan: null }, true); }}>Take back</Button>
      </p>
    );
  }
  const made = preview.data;
  if (preview.isError) return <p className="pt-2 text-sm text-stop">{readRefusal(preview.error).message}</p>;
  if (made === undefined) return <p className="pt-2 text-sm text-ink-3" role="status">Making the plan</p>;
  const { outcome, request, start } = made;
  return (
    <div className="flex flex-wrap items-center gap-2 pt-2 text-sm">
      {outcome.kind === 'refused' ? null : <div className="basis-full text-ink-2 empty:hidden"><SuddenEndLine made={outcome} preview={made} /></div>}
      {outcome.kind === 'refused' || request === null ? <span className="text-ink-2">{outcome.kind === 'refused' ? outcome.words : 'Nothing is planned.'}</span> : (
        <Button size="sm" onClick={() => { const plan = { option, request, start }; change({ plan, reasons: withPlanBeside(fields.reasons, plan, fields.plan) }, true); }}>Take the rule’s plan from <DateText day={start} form="act" /></Button>
      )}
      <a className="link text-xs" href={`/patients/${draft.patient.id}/plan?o=${option}`}>{outcome.kind === 'refused' ? 'Open the plan' : 'Change the plan'}</a>
    </div>
  );
}

function More({ controls: { draft, fields, change }, chosen }: { readonly controls: DraftControls; readonly chosen: readonly OptionId[] }) {
  const points = draft.options.filter(({ id }) => chosen.includes(id)).flatMap(({ id, discussionPoints }) => discussionPoints.map((point) => ({ option: id, point })));
  return (
    <>
      <RatingStrip ratings={fields.ratings} onChange={(ratings) => { change({ ratings }, true); }} />
      <Fold summary="Reason for the visit, what the patient prefers, options not chosen">
        <div className="grid gap-2 py-2">
          <Field label="Reason for the visit" optional>{(aria) => <TextArea {...aria} rows={2} value={fields.reason ?? ''} onChange={(event) => { change({ reason: event.target.value }); }} />}</Field>
          <Field label="The patient prefers" optional>{(aria) => <TextInput {...aria} value={fields.patientPrefers ?? ''} onChange={(event) => { change({ patientPrefers: event.target.value }); }} />}</Field>
          {draft.options.filter(({ id, status }) => !chosen.includes(id) && status !== 'not-applicable').map(({ id, title }) => {
            const declined = fields.declined.find(({ option }) => option === id);
            const others = fields.declined.filter(({ option }) => option !== id);
            return (
              <div key={id}>
                <Checkbox checked={declined !== undefined} onChange={(event) => { change({ declined: event.target.checked ? [...others, { option: id, why: null }] : others }, true); }}>Not chosen: {title}</Checkbox>
                {declined === undefined ? null : <TextInput aria-label={`Why not: ${title}`} placeholder="Why" value={declined.why ?? ''} onChange={(event) => { change({ declined: [...others, { option: id, why: event.target.value }] }); }} />}
              </div>
            );
          })}
        </div>
      </Fold>
      {points.length === 0 ? null : (
        <Fold summary="Talked about">
          <div className="py-1">
            {points.map(({ option, point }) => {
              const others = fields.discussed.filter((entry) => entry.point !== point || entry.option !== option);
              return <Checkbox key={`${option} ${point}`} checked={others.length < fields.discussed.length} onChange={(event) => { change({ discussed: event.target.checked ? [...others, { option, point }] : others }, true); }}>{point}</Checkbox>;
            })}
          </div>
        </Fold>
      )}
    </>
  );
}
