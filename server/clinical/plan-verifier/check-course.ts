import type { VerifierFinding } from '../model/verification';
import { finding, isEdited, microgramsOf } from './ledger';
import type { Ledger, Span } from './ledger';
import { canBeMadeBetween } from './makeable';

const EPSILON = 1e-6;

/** The way of each drug: never up on the way down, never down on the way up, no cut or step beyond its limit, the target reached. */
export function checkCourse(ledger: Ledger): VerifierFinding[] {
  return [...[...ledger.ending, ...ledger.staying].filter((drug) => !ledger.joining.includes(drug)).flatMap((drug) => falling(drug, ledger)), ...[...ledger.beginning, ...ledger.joining].flatMap((drug) => rising(drug, ledger)), ...checkEnd(ledger), ...checkOccupancy(ledger)];
}

function falling(drug: string, ledger: Ledger): VerifierFinding[] {
  const { spans, before, targets, knowledge, content, plan } = ledger;
  const { general } = knowledge.tapering;
  const findings: VerifierFinding[] = [];
  const floor = microgramsOf(content.drugs.get(drug)?.usualRangeMg?.[0] ?? 0);
  // Low down the curve decides: equal falls of occupancy are large shares of a small dose.
  const hasCurve = (plan.strategy === 'hyperbolic-taper' || plan.strategy === 'dose-reduction' || goesOwnWay(drug, ledger)) && content.curves.has(drug);
  let last = before.get(drug) ?? 0;
  for (const [at, span] of spans.entries()) {
    const dose = span.doses.get(drug) ?? 0;
    const place = { step: span.step, drug };
    if (dose > last) {
      if (!span.step.reinstates) findings.push(finding('rises', `${drug} rises from ${last / 1000} to ${dose / 1000} mg`, place));
    } else if (dose > 0 && dose < last * (1 - general.largestCutShare.share) * (1 - general.rounding.toleranceShare) - EPSILON) {
      const isSteered = at === 0 && isEdited(ledger, 'first-cut');
      const isLow = hasCurve && last <= floor;
      const least = Math.ceil(last * (1 - general.largestCutShare.share));
      if (!isSteered && !isLow && canBeMadeBetween({ drug, region: plan.region, least, below: last }, knowledge)) findings.push(finding('cut', `${drug} falls from ${last / 1000} to ${dose / 1000} mg, more than ${100 * general.largestCutShare.share} %`, place));
    }
    last = dose;
  }
  if (spans.some(({ step }) => step.reinstates) && !isEdited(ledger, 'step-back')) findings.push(finding('reinstates', 'a step takes a dose again that nobody asked for', { drug }));
  return [...findings, ...stretchLengths(drug, ledger), ...(targets.has(drug) ? [] : wholeTaper(drug, ledger))];
}

/** Of several that end without a new one the first names the plan's strategy; each of the others ends by its own rule, unless one was asked for all. */
function goesOwnWay(drug: string, ledger: Ledger): boolean {
  const { ending, free, beginning, plan, content } = ledger;
  return plan.pair === null && beginning.length === 0 && ending.length + free.size > 1 && ending.includes(drug) && !isEdited(ledger, 'strategy') && content.rules.get(drug)?.toNothing === 'hyperbolic-taper';
}

/** Consecutive days on one dose. */
function stretches(drug: string, spans: readonly Span[]): { readonly dose: number; readonly days: number; readonly span: Span }[] {
  const result: { dose: number; days: number; span: Span }[] = [];
  for (const span of spans) {
    const dose = span.doses.get(drug) ?? 0;
    const held = result[result.length - 1];
    if (held?.dose === dose) held.days += span.last - span.first + 1;
    else result.push({ dose, days: span.last - span.first + 1, span });
  }
  return result;
}

function stretchLengths(drug: string, ledger: Ledger): VerifierFinding[] {
  const shortest = ledger.knowledge.tapering.intervalWeeks.shortUseUnder8Weeks * 7;
  if (isEdited(ledger, 'step-length')) return [];
  return stretches(drug, ledger.spans)
    .filter(({ dose, days }) => dose > 0 && dose !== ledger.before.get(drug) && days < shortest)
    .map(({ dose, days, span }) => finding('step-too-short', `${drug} stays at ${dose / 1000} mg for ${days} days, at least ${shortest} are the rule`, { step: span.step, drug }));
}

function wholeTaper(drug: string, ledger: Ledger): VerifierFinding[] {
  const least = ledger.content.rules.get(drug)?.minimumTaperDays ?? 0;
  if (least === 0 || ledger.plan.strategy === 'stop' || isEdited(ledger, 'resumed')) return [];
  const taken = stretches(drug, ledger.spans).filter(({ dose }) => dose > 0);
  const days = taken.reduce((sum, stretch) => sum + stretch.days, 0);
  return days >= least || taken.length === 0 ? [] : [finding('taper-too-short', `${drug} is brought down in ${days} days, ${least} are the least`, { drug })];
}

function rising(drug: string, ledger: Ledger): VerifierFinding[] {
  const findings: VerifierFinding[] = [];
  const held = ledger.content.rules.get(drug)?.minimumStartDays ?? 0;
  let last = ledger.before.get(drug) ?? 0;
  for (const { doses, step } of ledger.spans) {
    const dose = doses.get(drug) ?? 0;
    if (dose < last) findings.push(finding('falls', `${drug} falls from ${last / 1000} to ${dose / 1000} mg while it is begun`, { step, drug }));
    last = dose;
  }
  const [first, second] = stretches(drug, ledger.spans).filter(({ dose }) => dose > 0);
  if (ledger.beginning.includes(drug) && first !== undefined && second !== undefined && first.days < held) findings.push(finding('first-dose', `${drug} rises after ${first.days} days, ${held} are the least`, { step: second.span.step, drug }));
  return findings;
}

function checkEnd({ spans, targets }: Ledger): VerifierFinding[] {
  const end = spans[spans.length - 1];
  if (end === undefined) return [];
  const drugs = new Set([...targets.keys(), ...end.doses.keys()]);
  return [...drugs].filter((drug) => (end.doses.get(drug) ?? 0) !== (targets.get(drug) ?? 0)).map((drug) => finding('target', `${drug} ends at ${(end.doses.get(drug) ?? 0) / 1000} mg, wanted are ${(targets.get(drug) ?? 0) / 1000} mg`, { step: end.step, drug }));
}

function checkOccupancy({ spans, before, content }: Ledger): VerifierFinding[] {
  const { curves } = content;
  const predicted = (drug: string, dose: number): number | null => {
    const own = curves.get(drug);
    const curve = own !== undefined && own.sameAs !== null ? curves.get(own.sameAs) : own;
    if (curve === undefined || curve.emaxPct === null || curve.ed50Mg === null) return null;
    return Math.min(100, (curve.emaxPct * dose) / (curve.ed50Mg * 1000 + dose));
  };
  const differs = (said: number | null, real: number | null): boolean => (said === null || real === null ? said !== real : Math.abs(said - real) > 0.0500001);
  const findings: VerifierFinding[] = [];
  let last = before;
  for (const { step, doses } of spans) {
    for (const { drug, occupancyPercent, dropPoints } of step.doses) {
      const dose = doses.get(drug) ?? 0;
      const held = last.get(drug);
      const now = predicted(drug, dose);
      const earlier = held === undefined || held < dose ? null : predicted(drug, held);
      if (differs(occupancyPercent, now)) findings.push(finding('occupancy', `occupancy is ${now?.toFixed(1) ?? 'not known'}, the step says ${occupancyPercent ?? 'not known'}`, { step, drug }));
      if (differs(dropPoints, now === null || earlier === null ? null : earlier - now)) findings.push(finding('occupancy', `the drop of occupancy is not ${dropPoints ?? 'unknown'}`, { step, drug }));
    }
    last = doses;
  }
  return findings;
}
