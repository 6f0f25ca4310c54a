'use client';

import { readDecimal } from '../entry/read-decimal';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { count, formatActDay, shiftDay } from '../ui/days';
import { daysLater, laterWords } from './against-rule';
import { Icon } from '../ui/icon';
import { Select } from '../ui/field';
import { FreeSince } from './free-since';
import { mgWords } from './plan-words';
import { takeDay } from './read-plan-day';
import { Segments } from './segments';
import { stepDaysOf, stepDaysWords } from './step-days';
import { Stepper } from './stepper';
import type { PlanChoices, PlanPreview, PlanRequest } from './types';
import { useArrival } from './use-arrival';
import type { PlanControls } from './use-plan';

const PACES = [
  { value: 'faster', label: 'Faster' },
  { value: 'default', label: 'As the rule' },
  { value: 'slower', label: 'Slower' },
] as const;

type SteeringProps = { readonly controls: PlanControls; readonly choices: PlanChoices; readonly request: PlanRequest };

/** Everything a prescriber may turn; each change goes to the server and comes back checked. */
export function Steering({ controls, choices, request }: SteeringProps) {
  const { preview, steer, change } = controls;
  const { rule, changing } = preview;
  const falls = changing !== null && choices.firstCuts.length > 0;
  // Where chart and content propose no plan there is no pace to turn and nothing to differ from; what is asked for comes first.
  const isOpen = preview.outcome.kind === 'plan' || controls.isEdited;
  return (
    <section aria-labelledby="steer-title" className="plan-steer">
      <div className="mb-2 flex min-h-7 items-center gap-1">
        <h2 id="steer-title" tabIndex={-1} data-key="e" className="mr-auto text-lg font-strong">Steer</h2>
        {isOpen ? (
          <>
            <Button size="sm" look="quiet" aria-disabled={!controls.isEdited} onClick={controls.undo}>Undo</Button>
            <Button size="sm" look="quiet" className="-mr-2" aria-disabled={!controls.isEdited} onClick={controls.reset}>Back to the rule</Button>
          </>
        ) : null}
      </div>
      <div className="plan-controls">
        <StartDay controls={controls} />
        <FreeSince controls={controls} />
        <Target controls={controls} choices={choices} request={request} />
        {isOpen ? <Segments
          label="Pace"
          rule={paceOfRule(rule, choices.changesNothing)}
          value={request.pace}
          choices={PACES.map((pace) => ({ ...pace, idle: pace.value !== 'default' && choices.changesNothing[pace.value] }))}
          onChange={(pace) => {
            change({ ...request, pace });
          }}
        /> : null}
        {isOpen && falls && request.steering.resumeAt === null ? <FirstCut controls={controls} choices={choices} request={request} /> : null}
        {isOpen && falls ? <StepDays controls={controls} choices={choices} request={request} /> : null}
        {choices.liquidTail.doses === null ? null : (
          <Segments
            label="Liquid tail"
            value={request.steering.liquidTail ? 'tail' : 'none'}
            choices={[{ value: 'none', label: 'None' }, { value: 'tail', label: choices.liquidTail.doses.map(mgWords).join(', then ') }]}
            onChange={(value) => {
              steer({ liquidTail: value === 'tail' });
            }}
          />
        )}
        {request.from.length + request.to.length < 3 || !mayFollow(request) ? null : (
          <Segments
            label="Order"
            value={request.steering.oneAfterAnother ? 'after' : 'together'}
            choices={[{ value: 'together', label: 'Together' }, { value: 'after', label: 'One after another' }]}
            onChange={(value) => {
              steer({ oneAfterAnother: value === 'after' });
            }}
          />
        )}
      </div>
      {isOpen ? <Difference preview={preview} /> : null}
    </section>
  );
}

/** The rule's pace, and whether another one would change anything. */
function paceOfRule(rule: PlanPreview['rule'], { faster, slower }: PlanChoices['changesNothing']): string | null {
  if (rule === null) return null;
  if (faster && slower) return 'no other pace here';
  return rule.stepDays === null ? null : `rule: ${rule.stepDays} days a step${faster ? ', none shorter' : slower ? ', none longer' : ''}`;
}

/** Two medicines that change, or two that begin. */
function mayFollow({ from, to }: PlanRequest): boolean {
  const changing = from.filter(({ drug, mgPerDay }) => to.find((amount) => amount.drug === drug)?.mgPerDay !== mgPerDay);
  const added = to.filter(({ drug }) => !from.some((amount) => amount.drug === drug));
  return changing.length > 1 || added.length > 1;
}

function StartDay({ controls: { preview, start, startOn } }: { readonly controls: PlanControls }) {
  const earlier = shiftDay(start, -1);
  return (
    <Stepper
      label="Start"
      rule="any day from today"
      shown={formatActDay(start)}
      less={{ label: 'One day earlier', act: earlier < preview.on ? null : () => { startOn(earlier); } }}
      more={{ label: 'One day later', act: () => { startOn(shiftDay(start, 1)); } }}
      read={(typed) => takeDay(typed, startOn)}
    />
  );
}

function Target({ controls: { change, preview }, choices, request }: SteeringProps) {
  const chosen = choices.targets.find(({ drug }) => request.to.some((amount) => amount.drug === drug)) ?? choices.targets[0];
  if (chosen === undefined) return null;
  const amount = request.to.find(({ drug }) => drug === chosen.drug)?.mgPerDay ?? null;
  const without = request.to.filter(({ drug }) => drug !== chosen.drug);
  const isSame = chosen.drug === preview.changing;
  const take = (mgPerDay: number): void => {
    change({ ...request, to: [...without, { drug: chosen.drug, mgPerDay }], steering: { ...request.steering, firstCutMg: null, holds: [], stepBackAt: null, resumeAt: null, freeSince: [] } });
  };
  const lower = chosen.doses.filter((mg) => amount === null || mg < amount).at(-1);
  const higher = chosen.doses.find((mg) => amount !== null && mg > amount);
  return (
    <>
      {choices.targets.length < 2 ? null : (
        <div>
          <label htmlFor="plan-target" className="mb-1 block text-sm font-medium">New medicine</label>
          <Select
            id="plan-target"
            placeholder="Choose"
            value={amount === null ? '' : chosen.drug}
            onChange={(event) => {
              const next = choices.targets.find(({ drug }) => drug === event.target.value);
              const first = next?.doses[0];
              const others = request.to.filter(({ drug }) => !choices.targets.some((target) => target.drug === drug));
              if (next !== undefined && first !== undefined) change({ ...request, strategy: null, to: [...others, { drug: next.drug, mgPerDay: first }] });
            }}
          >
            {choices.targets.map(({ drug, name, doses }) => (
              <option key={drug} value={drug} disabled={doses.length === 0}>{name}{doses.length === 0 ? ' (not here for this)' : ''}</option>
            ))}
          </Select>
        </div>
      )}
      <Stepper
        label={isSame ? 'Down to' : 'Target dose'}
        rule="mg a day"
        shown={amount === null ? 'not chosen' : mgWords(amount)}
        less={{ label: 'Lower target', act: lower === undefined ? null : () => { take(lower); } }}
        more={{ label: 'Higher target', act: higher === undefined ? null : () => { take(higher); } }}
        inputMode="decimal"
        read={(typed) => readMg(typed, take)}
      />
    </>
  );
}

/** A number of milligrams; whether a tablet makes it is the server's to say. */
function readMg(typed: string, take: (mg: number) => void): string | null {
  const read = readDecimal(typed, { unit: 'mg', trailingZero: 'refused' });
  if (read.kind === 'refused') return read.why;
  if (read.kind === 'not-given') return 'Write a number of milligrams.';
  take(read.value);
  return null;
}

function FirstCut({ controls: { preview, steer }, choices, request }: SteeringProps) {
  const rule = preview.rule?.firstCutMg ?? null;
  const now = request.steering.firstCutMg ?? rule;
  const smaller = choices.firstCuts.filter((mg) => now !== null && mg < now).at(-1);
  const larger = choices.firstCuts.find((mg) => now !== null && mg > now);
  const take = (mg: number): void => {
    steer({ firstCutMg: mg === rule ? null : mg });
  };
  return (
    <Stepper
      label="First cut"
      rule={rule === null ? 'no step by the rule' : `rule: ${mgWords(rule)}`}
      shown={now === null ? 'none' : mgWords(now)}
      less={{ label: 'Smaller first cut', act: smaller === undefined ? null : () => { take(smaller); } }}
      more={{ label: 'Larger first cut', act: larger === undefined ? null : () => { take(larger); } }}
      inputMode="decimal"
      read={(typed) => readMg(typed, take)}
    />
  );
}

function StepDays({ controls: { preview, steer }, choices, request }: SteeringProps) {
  const rule = preview.rule?.stepDays ?? null;
  const set = request.steering.stepDays;
  // What the plan does, once it is checked; until then what was asked for.
  const real = set === (preview.request?.steering.stepDays ?? null) && request.pace === preview.request?.pace ? stepDaysOf(preview) : null;
  const now = set ?? real?.least ?? rule ?? 1;
  const isIdle = choices.changesNothing.stepDays && set === null;
  const take = (days: number): void => {
    // At another pace the rule’s own length is an edit too.
    steer({ stepDays: days === rule && request.pace === 'default' ? null : days });
  };
  const parting = choices.partsWindows;
  return (
    <div>
      <Stepper
        label="Days a step"
        rule={rule === null ? (isIdle ? 'one step' : null) : `rule: ${rule}${isIdle ? ', fixed' : ''}`}
        disabled={isIdle}
        shown={isIdle && rule === null ? 'none' : stepDaysWords(real ?? { least: now, most: now })}
        less={{ label: 'Fewer days a step', act: now <= 1 ? null : () => { take(now - 1); } }}
        more={{ label: 'More days a step', act: now >= choices.longestStepDays ? null : () => { take(now + 1); } }}
        inputMode="numeric"
        read={(typed) => {
          const days = /^\d{1,4}(?:\s*days?)?$/.exec(typed) === null ? null : Number.parseInt(typed, 10);
          if (days === null) return 'Write a whole number of days.';
          take(days);
          return null;
        }}
      />
      {parting === null ? null : <Button size="sm" look="quiet" className="-ml-2 mt-1" onClick={() => { take(parting); }}>{count(parting, 'day')} a step: no two withdrawal windows meet</Button>}
    </div>
  );
}

/** Each edit against the rule's plan, and what it does to the end. */
function Difference({ preview }: { readonly preview: PlanPreview }) {
  const { outcome, rule } = preview;
  const edits = outcome.kind === 'plan' ? outcome.plan.edits : [];
  const notMade = outcome.kind === 'plan' ? outcome.plan.assumptions.filter((line) => line.includes('cannot be made')) : [];
  const lines = new Map([
    // Holds are several: each is known by its place among them.
    ...edits.map((edit, at) => ({ ...edit, key: `${edit.id} ${edits.slice(0, at).filter(({ id }) => id === edit.id).length}` })),
    ...notMade.map((words) => ({ key: words, words, insideLimits: true })),
  ].map((line) => [line.key, line]));
  const order = useArrival([...lines.keys()]);
  const later = daysLater(preview) ?? 0;
  return (
    <div className="mt-4 border-t border-line pt-3 print:hidden" role="group" aria-label="Difference to the rule">
      <h3 className="mb-1 text-sm font-medium">Difference to the rule</h3>
      {rule === null || outcome.kind !== 'plan' ? null : (
        <p className="mb-1 min-h-8 text-xs text-ink-2">
          Last change of a dose <DateText day={outcome.summary.settledOn} />, {later === 0 ? 'as by the rule without edits.' : <>{laterWords(later)} than by the rule without edits (<DateText day={rule.settledOn} />).</>}
        </p>
      )}
      <p className="text-xs text-ink-3">{outcome.kind === 'refused' ? 'There is no plan to hold against the rule.' : edits.length === 0 ? 'None: every step is the rule’s.' : 'Otherwise than the rule:'}</p>
      {order.length === 0 ? null : (
        <ul className="border-l-2 border-line-strong pl-3 text-xs text-ink-2">
          {order.map((key) => lines.get(key)).map((line) => line === undefined ? null : (
            <li key={line.key} className="py-px">
              {line.words}
              {line.insideLimits ? null : (
                <span className="mt-px flex items-start gap-1 text-caution"><Icon name="caution" size="sm" className="mt-px" /> outside the content’s limits</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
