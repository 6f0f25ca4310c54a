import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Notice } from '../ui/notice';
import type { CurrentPlan } from './types';
import type { PlanControls } from './use-plan';

type PlanUnderWayProps = { readonly patientId: string; readonly current: CurrentPlan; readonly controls: PlanControls; readonly maySteer: boolean };

/** What is planned for this patient already: the plan of the reader's draft, or a signed one with the step that the patient is on. */
export function PlanUnderWay({ patientId, current, controls: { preview, take, hasTaken }, maySteer }: PlanUnderWayProps) {
  if (!current?.asked) return null;
  const { kind, signedOn, underWay, asked } = current;
  const isHere = asked.option === preview.option;
  if (kind === 'draft') {
    return isHere ? <p className="text-xs text-ink-2 print:hidden">The plan of your draft, as you had set it.</p> : (
      <p className="text-xs text-ink-2 print:hidden">Your draft holds <a className="link" href={`/patients/${patientId}/plan?o=${asked.option}`}>the plan of another option</a>. Choosing this one takes its place; the reason given for that option waits in the draft, out of the note.</p>
    );
  }
  if (underWay === null || signedOn === null) return null;
  const isTakenUp = isHere && hasTaken(asked);
  return (
    <Notice
      icon="clock"
      acts={
        isTakenUp || !maySteer ? undefined
        : isHere ? <Button size="sm" onClick={() => { take(asked); }}>{underWay.n === 0 ? 'Open it as signed' : `Go on from step ${underWay.n}`}</Button>
        : <a className="link" href={`/patients/${patientId}/plan?o=${asked.option}`}>Open that plan</a>
      }
    >
      <p>
        The plan signed <DateText day={signedOn} />{' '}
        {underWay.n === 0 ? <>begins <DateText day={current.plan.start} form="act" />.</> : <>is under way: step {underWay.n} of {underWay.of} {underWay.by === 'record' ? 'by the doses of the record' : 'by its dates; the record has other doses'}.</>}
        {isTakenUp ? ' What follows goes on from it.' : isHere && preview.outcome.kind === 'plan' ? ' What follows is planned anew from the present doses.' : ''}
      </p>
    </Notice>
  );
}
