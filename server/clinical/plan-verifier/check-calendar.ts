import type { VerifierFinding } from '../model/verification';
import { dayNumber } from './day-number';
import { finding, takenDays } from './ledger';
import type { Ledger } from './ledger';

/** Days: real, in order, without gap or overlap, lengths as said, only the last open. */
export function checkCalendar(ledger: Ledger): VerifierFinding[] {
  const { plan, spans } = ledger;
  const findings: VerifierFinding[] = [];
  let expected = dayNumber(plan.start) ?? Number.NaN;
  if (spans.length === 0) return [finding('steps', 'the plan has no step')];
  for (const [at, { step, first, last, doses }] of spans.entries()) {
    const isLast = at === spans.length - 1;
    if (step.n !== at + 1) findings.push(finding('numbering', `step ${step.n} stands at place ${at + 1}`, { step }));
    if (first !== expected) findings.push(finding('contiguous', at === 0 ? 'the first step does not begin on the start' : 'the step does not begin the day after the one before', { step }));
    if ((step.to === null) !== isLast || (step.days === null) !== (step.to === null)) findings.push(finding('open-end', 'only the last step, and it alone, has no last day', { step }));
    if (step.to !== null && (!(last >= first) || step.days !== last - first + 1)) findings.push(finding('length', `${step.from} to ${step.to} is not ${step.days ?? 'open'} days`, { step }));
    const kind = doses.size > 0 ? 'dose' : isLast ? 'stopped' : 'washout';
    if (step.kind !== kind) findings.push(finding('kind', `the step is said to be ${step.kind} and is ${kind}`, { step }));
    expected = last + 1;
  }
  const start = dayNumber(plan.start) ?? Number.NaN;
  for (const { on, what } of plan.checkpoints) if (!((dayNumber(on) ?? Number.NaN) >= start)) findings.push(finding('checkpoint', `${what} lies before the start`));
  for (const [drug, day] of ledger.free) {
    if (!(day <= start)) findings.push(finding('free', `the first day without ${drug} lies after the start`, { drug }));
    if (plan.from.some((amount) => amount.drug === drug) || takenDays(ledger, drug) !== null) findings.push(finding('free', `${drug} is said to have ended before the plan and is taken in it`, { drug }));
  }
  return findings;
}
