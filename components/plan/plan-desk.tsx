'use client';

import './plan.css';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Workspace } from '@/server/contracts/workspace';
import { ReferenceChips } from '../assessment/reference-chip';
import type { Reference, ReferenceShelf } from '../assessment/reference-types';
import { readRefusal } from '../trpc/refusal';
import { Button } from '../ui/button';
import { DraftMark } from '../ui/draft-mark';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { againstRule } from './against-rule';
import { openOfPlan } from './before-choosing';
import type { againstOption } from './before-choosing';
import { AskedOfPlan } from './asked-of-plan';
import { ChoosePlan } from './choose-plan';
import { CompareWays } from './compare-ways';
import { CurvePanel } from './curve-panel';
import { FoldedPlan, PLAN_FOLD } from './folded-plan';
import { HeldBack } from './held-back';
import type { OpenFlag } from './open-flags';
import { PlanNotes } from './plan-notes';
import { PlanPicture } from './plan-picture';
import { planTitle, sentence } from './plan-words';
import { PrescribePanel } from './prescribe-panel';
import { ReadFirst } from './read-first';
import { RecordLinks } from './record-links';
import { refsOfPreview } from './refs-of-preview';
import { Segments } from './segments';
import { Steering } from './steering';
import { SettleFirst } from './settle-first';
import { closedWord } from './standing';
import { StepRows } from './step-rows';
import { SuddenEnd } from './sudden-end';
import { MembersRuledOut, TakenOver, UnaskedLine } from './taken-over';
import type { Unasked } from './taken-over';
import { toPlanSeries } from './to-plan-series';
import { taking, takingUnseen, waysOf } from './ways-of';
import { PlanUnderWay } from './plan-under-way';
import type { CurrentPlan, MadePlan, PlanPreview } from './types';
import { useKeptFocus } from './use-kept-focus';
import { usePlan } from './use-plan';
import { useShelf } from './use-shelf';
import type { PlanControls } from './use-plan';

type PlanDeskProps = {
  readonly patientId: string;
  readonly episodes: Workspace['chart']['episodes'];
  readonly first: PlanPreview;
  readonly current: CurrentPlan;
  readonly references: readonly Reference[];
  readonly reviewed: boolean;
  readonly maySteer: boolean;
  readonly back: ReactNode;
  /** How the option stands on this chart for whoever would begin it, and whether it is closed. */
  readonly stands: { readonly words: ReactNode; readonly closed: boolean };
  /** What else stands before any plan of this option: where the chart points to something else than what it changes. */
  readonly beforehand: ReactNode;
  /** What speaks against the option besides what sets its status. */
  readonly against: ReturnType<typeof againstOption>;
  /** Flags of the chart that nobody has settled. */
  readonly openFlags: readonly OpenFlag[];
  /** What could be asked today and was not. */
  readonly unasked: readonly Unasked[];
};

/** The plan and what a prescriber may turn about it. Nothing here is chosen or stored. */
export function PlanDesk({ patientId, episodes, first, current, references, reviewed, maySteer, back, stands, beforehand, against, openFlags, unasked }: PlanDeskProps) {
  const set = current?.kind === 'draft' && current.asked?.option === first.option ? current.asked : null;
  const controls = usePlan(patientId, first, set);
  const { preview, request, checking } = controls;
  // What is set now was not seen as a plan: it is not chosen unseen.
  const isFailed = controls.failed !== null && controls.failed !== undefined;
  const { outcome, choices, names, standing } = preview;
  const closed = closedWord(standing);
  // Of a closed option nothing but its reason stands beside the act.
  const readFirst = outcome.kind === 'refused' || closed !== null ? [] : [...openOfPlan(preview), ...against.filter(({ rule }) => !preview.asked.some((entry) => entry.rule === rule))];
  const isWarned = !isFailed && readFirst.length > 0;
  // As the page came: what a hand at it closes, it goes on seeing.
  const [isFolded] = useState(() => first.outcome.kind === 'plan' && closedWord(first.standing) !== null && set === null);
  const [isDrawn, setIsDrawn] = useState(!isFolded);
  // What was never drawn is not chosen.
  const [wasDrawn, setWasDrawn] = useState(!isFolded);
  const draw = (drawn = true): void => {
    setIsDrawn(drawn);
    if (drawn) setWasDrawn(true);
  };
  const drawInSight = (): void => {
    flushSync(draw);
    const line = document.getElementById(PLAN_FOLD);
    line?.focus({ preventScroll: true });
    line?.scrollIntoView({ block: 'start' });
  };
  const isGoneOn = (preview.request?.steering.resumeAt ?? 1) > 1;
  const keepFocus = useKeptFocus();
  const shelf = useShelf(refsOfPreview(preview), references);
  const title = request === null ? null : planTitle(names, request.from, request.to);
  const allowed = choices?.strategies.filter(({ whyNot }) => whyNot === null) ?? [];
  const strategy = outcome.kind === 'plan' ? outcome.plan.strategy : (request?.strategy ?? null);
  // Who may not steer, or has nothing to steer yet, reads the plan or its refusal from the edge of the page.
  const steering = maySteer && choices !== null && request !== null ? <div className="print:hidden"><Steering controls={controls} choices={choices} request={request} /></div> : null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 md:px-6 print:px-0">
        {back}
        <h1 className="text-xl font-strong tracking-tight max-sm:w-full">{outcome.kind === 'plan' ? `Plan${title === null ? '' : `: ${title}`}` : refusedHeading(outcome.waits, controls.isEdited)}</h1>
        <div className="plan-state">
          {outcome.kind === 'refused' ? null : <span className="inline-flex items-center gap-1 text-sm font-medium">{closed === null ? <><Icon name="unknown" /> Plan preview, not chosen</> : <><Icon name="stop" /> Closed on this chart: a preview, not chosen</>}</span>}
          {reviewed ? null : <DraftMark />}
        </div>
        {isDrawn && maySteer && allowed.length > 1 && strategy !== null && request?.steering.resumeAt === null ? (
          <div className="ml-auto max-sm:w-full print:hidden">
            <Segments
              bare
              label="Strategy"
              value={strategy}
              choices={allowed.map(({ id, label, definition }) => ({ value: id, label, title: definition }))}
              onChange={(id) => {
                if (request !== null) controls.change(checking ? takingUnseen(id, request) : (taking(id, preview) ?? request));
              }}
            />
          </div>
        ) : null}
      </div>
      <HeldBack flags={openFlags} by={preview.heldBackBy} patientId={patientId} className="mx-4 mb-3 md:mx-6" />
      {stands.closed && isGoneOn && standing !== null && closed === null ? <Notice kind="caution" className="mx-4 mb-3 md:mx-6"><p>This plan goes on with what it began. To begin it today is closed on this chart, because of what the plan itself began.</p></Notice> : stands.words}
      {beforehand}
      {standing === null ? null : (
        <>
          <MembersRuledOut standing={standing} className="mx-4 mb-3 md:mx-6" />
          <TakenOver standing={standing} className="mx-4 mb-3 md:mx-6" />
        </>
      )}
      {isFolded ? <div className="mx-4 mb-3 empty:hidden md:mx-6" onFocus={keepFocus}><PlanUnderWay patientId={patientId} current={current} controls={{ ...controls, take: (asked) => { controls.take(asked); draw(); } }} maySteer={maySteer} /></div> : null}
      <FoldedPlan isFolded={isFolded} isDrawn={isDrawn} onToggle={draw}>
        <div className={steering === null ? 'plan-grid' : 'plan-grid plan-steered'} onFocus={keepFocus}>
          {steering}
          <div className="flex min-w-0 flex-col gap-4" aria-busy={checking}>
            {isFolded ? null : <PlanUnderWay patientId={patientId} current={current} controls={controls} maySteer={maySteer} />}
            <Check controls={controls} shelf={shelf} records={maySteer ? <RecordLinks patientId={patientId} episodes={episodes} outcome={outcome} today={preview.on} /> : null} />
            {outcome.kind === 'plan' ? <Made made={outcome} controls={controls} shelf={shelf} maySteer={maySteer} patientId={patientId} openFlags={openFlags} /> : null}
          </div>
        </div>
      </FoldedPlan>
      <div className="sticky-foot z-10 mt-auto flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line bg-raised px-4 py-2 shadow-bar md:px-6 print:hidden" onFocus={keepFocus}>
        <span className="font-medium max-md:hidden">Plan</span>
        <span className="flex min-w-0 basis-full flex-wrap items-center gap-x-3 text-sm text-ink-2 md:flex-1 md:basis-0">
          {/* The bar is in sight wherever the page stands; the notice is read out and gives the reason. */}
          {isFailed ? <><span className="inline-flex items-center gap-1 text-stop"><Icon name="stop" size="sm" /> Your last change is not in this plan: it was not checked.</span><Button size="sm" onClick={controls.again}>Check again</Button></> : outcome.kind === 'refused' ? <>{refusedTitle(outcome.waits)}. <a className="link" href={`#${REFUSED}`}>Read why</a></> : closed !== null ? <>Closed on this chart: {closed.toLowerCase()}.{maySteer ? ' It is chosen with a written reason alone.' : null}</> : standing?.status === 'ask-first' ? <UnaskedLine patientId={patientId} standing={standing} unasked={unasked} /> : <>{isWarned ? null : maySteer ? 'Preview only: nothing is stored until it is chosen. ' : 'Preview only: a prescriber chooses it. '}<span className="figures text-ink-1 max-md:sr-only">{sentence(againstRule(preview) ?? '')}</span></>}
          {isWarned ? <ReadFirst lines={readFirst} /> : null}
        </span>
        {!maySteer || request === null || outcome.kind !== 'plan' || standing === null ? null : wasDrawn ? <ChoosePlan key={`${standing.status} ${standing.members.join(' ')}`} patientId={patientId} planned={{ option: preview.option, request, start: preview.start }} standing={standing} current={current} disabled={checking || isFailed} /> : (
          <Button onClick={drawInSight}>Look at the plan before choosing</Button>
        )}
        {outcome.kind === 'plan' && closed === null ? <Button look="quiet" onClick={() => { window.print(); }}><Icon name="print" /> Print for the talk</Button> : null}
      </div>
    </>
  );
}

/** What the last check of the server said: a refusal in words, or that the independent check agrees. */
function Check({ controls: { preview, checking, failed, again, isEdited, undo }, shelf, records }: { readonly controls: PlanControls; readonly shelf: ReferenceShelf; readonly records: ReactNode }) {
  const { outcome } = preview;
  if (failed !== null && failed !== undefined) {
    return <Notice kind="stop" role="alert" acts={<Button size="sm" onClick={again}>Try again</Button>}>{readRefusal(failed).message} The plan below is the last one that was checked.</Notice>;
  }
  if (outcome.kind === 'refused') {
    const { message, refs } = outcome.refusal;
    return (
      <Notice id={REFUSED} kind={outcome.waits ? 'caution' : 'stop'} role="alert" className="scroll-mt-24" acts={isEdited ? <Button size="sm" onClick={undo}>Undo the last change</Button> : undefined}>
        <p className="font-medium">{refusedTitle(outcome.waits)}</p>
        <p>{sentence(message).replace(/\.$/, '')}.{outcome.way === null ? null : ` ${outcome.way}`}</p>
        {records}
        <span className="flex flex-wrap gap-x-3"><ReferenceChips ids={refs} shelf={shelf} plain /></span>
      </Notice>
    );
  }
  return (
    <p className="grid min-h-5 items-center text-xs text-ink-2 *:col-start-1 *:row-start-1 print:hidden" role="status">
      {/* Both in one place: the longer one keeps the room of both. */}
      <span className={checking ? undefined : 'invisible'}>Checking</span>
      <span className={`flex items-baseline gap-2${checking ? ' invisible' : ''}`}><Icon name="table" size="sm" className="translate-y-0.5 flex-none text-ink-3" /> <span className="text-balance">Checked by the independent verifier: each day’s dose can be made of real tablets, the days follow each other, limits and wash-outs are kept. Nobody has judged whether the plan suits this patient.</span></span>
    </p>
  );
}

const REFUSED = 'plan-refused';
/** Of what nobody has asked for nothing is said to have been asked. */
const refusedHeading = (waits: boolean, isAsked: boolean): string => (isAsked ? 'No plan can be made as asked' : waits ? refusedTitle(true) : 'No plan can be proposed');
const refusedTitle = (waits: boolean): string => (waits ? 'A plan needs one more thing' : 'No plan');

function Made({ made, controls, shelf, maySteer, patientId, openFlags }: { readonly made: MadePlan; readonly controls: PlanControls; readonly shelf: ReferenceShelf; readonly maySteer: boolean; readonly patientId: string; readonly openFlags: readonly OpenFlag[] }) {
  const { preview, checking, change } = controls;
  // What was checked, not what the hand is at: the comparison follows the plan and is not asked for beside it.
  const { request } = preview;
  const series = useMemo(() => toPlanSeries(made, preview.names, preview.followUp), [made, preview.names, preview.followUp]);
  // A plan that is taken up goes on its own way: the steps of another one are others.
  const ways = request?.steering.resumeAt === null ? waysOf(preview) : [];
  return (
    <div className={checking ? 'plan-settling flex flex-col gap-4' : 'flex flex-col gap-4'}>
      <SettleFirst made={made} shelf={shelf} />
      <AskedOfPlan asked={preview.asked} shelf={shelf} />
      <SuddenEnd made={made} preview={preview} shelf={shelf} onTake={maySteer ? change : null} />
      <PlanPicture series={series} beside={preview.beside} curveRefs={made.curves.flatMap(({ refs }) => refs)} windowWords={preview.window.words} windowRefs={preview.window.refs} shelf={shelf} />
      <StepRows made={made} names={preview.names} controls={controls} maySteer={maySteer} />
      <div className="plan-low">
        <div className="flex min-w-0 flex-col gap-4">
          <PlanNotes plan={made.plan} shelf={shelf} />
          {ways.length < 2 ? null : <div className="print:hidden"><CompareWays patientId={patientId} option={preview.option} ways={ways} start={preview.start} names={preview.names} shelf={shelf} openFlags={openFlags} onTake={maySteer ? change : null} /></div>}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <PrescribePanel made={made} names={preview.names} isClosed={closedWord(preview.standing) !== null} />
          {made.curves.map((curve) => <CurvePanel key={curve.drug} made={made} curve={curve} names={preview.names} shelf={shelf} />)}
        </div>
      </div>
    </div>
  );
}
