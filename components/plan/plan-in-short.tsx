import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { DateText } from '../ui/date-text';
import { count } from '../ui/days';
import { drugName } from './drug-name';
import { mgWords } from './plan-words';
import { useShownPlan } from './shown-plan';
import { closedWord } from './standing';
import { SuddenEndLine } from './sudden-end-line';
import { shownPlan } from './to-shown-plan';
import type { MadePlan, Names, PlanPreview } from './types';

/** So many steps in short; all of them stand in the plan view. */
const FEW = 5;

/** The first steps of a previewed plan, or why there is none, and the ways on from it. */
export function PlanInShort({ preview, patientId }: { readonly preview: PlanPreview; readonly patientId: string }) {
  const { outcome, names, request } = preview;
  return (
    <>
      {outcome.kind === 'refused' ? null : <SuddenEndLine made={outcome} preview={preview} />}
      {outcome.kind === 'refused' ? <p className="max-w-read text-pretty">{outcome.words}</p> : <Steps made={outcome} names={names} closed={closedWord(preview.standing)} />}
      {outcome.kind === 'refused' ? null : <BesideInShort beside={preview.beside} />}
      {request === null ? null : <Acts preview={preview} patientId={patientId} />}
    </>
  );
}

function Steps({ made: { plan, summary }, names, closed }: { readonly made: MadePlan; readonly names: Names; /** How the option stands where it is not open. */ readonly closed: string | null }) {
  return (
    <>
      <p className="mb-1 text-ink-2">
        {closed === null ? 'Plan preview, not chosen: ' : `Closed on this chart, ${closed.toLowerCase()}: only what it would look like. `}{count(plan.steps.length, 'step')}, last change of a dose <DateText day={summary.settledOn} />
        {summary.largestDrop === null ? '' : `, largest fall of predicted occupancy ${summary.largestDrop.points} points`}.
      </p>
      <ol className="figures">
        {plan.steps.slice(0, FEW).map((step, place) => (
          <li key={step.n} className="flex flex-wrap gap-x-3 border-t border-line py-px first:border-t-0">
            <span className="w-28 flex-none"><DateText day={step.from} form="act" /></span>
            <span className="min-w-0">{step.doses.length === 0 ? (step.kind === 'washout' ? 'nothing: wash-out' : 'nothing more') : step.doses.map(({ drug, mgPerDay }) => `${drugName(names, drug)} ${mgWords(mgPerDay)}`).join(' and ')}{endedBefore(plan, place).map((drug) => `, no more ${drugName(names, drug).toLowerCase()}`)}</span>
          </li>
        ))}
      </ol>
      {plan.steps.length > FEW ? <p className="text-xs text-ink-3">{count(plan.steps.length - FEW, 'more step')} in the plan</p> : null}
    </>
  );
}

/** What is taken beside the steps: read or copied without it, a plan would say that the patient takes nothing else. */
function BesideInShort({ beside }: { readonly beside: PlanPreview['beside'] }) {
  if (beside.length === 0) return null;
  return <p className="mt-1 text-pretty">Not changed by this plan, as the chart has it: {beside.map(({ name, words }) => [name, words].filter((part) => part !== '').join(' ')).join('; ')}.</p>;
}

/** What was taken up to the day before a step and is not in it. */
const endedBefore = ({ from, steps }: MadePlan['plan'], place: number): readonly string[] => {
  const now = steps[place]?.doses ?? [];
  return now.length === 0 ? [] : (steps[place - 1]?.doses ?? from).map(({ drug }) => drug).filter((drug) => !now.some((dose) => dose.drug === drug));
};

function Acts({ preview, patientId }: { readonly preview: PlanPreview; readonly patientId: string }) {
  const { shown, show } = useShownPlan();
  const { outcome, option } = preview;
  const isShown = shown?.key === option;
  return (
    <p className="mt-2 flex flex-wrap gap-2">
      <ButtonLink size="sm" href={`/patients/${patientId}/plan?o=${option}`} prefetch={false} data-key="e">Open the plan</ButtonLink>
      {outcome.kind === 'plan' ? (
        <Button size="sm" look="quiet" aria-pressed={isShown} onClick={({ currentTarget }) => { show(isShown ? null : shownPlan(option, closedWord(preview.standing) === null ? 'Plan preview, not chosen' : 'Closed on this chart: a preview, not chosen', { made: outcome, of: preview }), currentTarget); }}>
          {isShown ? 'Take it off the timeline' : 'Show on the timeline'}
        </Button>
      ) : null}
    </p>
  );
}
