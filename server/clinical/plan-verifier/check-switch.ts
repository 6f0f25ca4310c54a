import type { PlanStrategy } from '../model/plan';
import type { SwitchPair } from '../model/plan-content';
import type { VerifierFinding } from '../model/verification';
import { finding, isEdited, means, microgramsOf, takenDays } from './ledger';
import type { Ledger } from './ledger';

/** Strategies of plans that end or lower what is taken and begin nothing. */
const WITHOUT_NEW: readonly PlanStrategy[] = ['dose-reduction', 'linear-taper', 'hyperbolic-taper', 'stop'];
const MAY_MEET = ['cross-taper', 'hyperbolic-taper', 'linear-taper', 'dose-reduction'];

/** Old drug and new drug: a row of the pair table, its strategies, days of both only where it allows them, its free days. */
export function checkSwitch(ledger: Ledger): VerifierFinding[] {
  const { ending, staying, beginning, joining, free, plan } = ledger;
  const findings: VerifierFinding[] = [];
  const rows = [...ending, ...free.keys()].flatMap((old) => beginning.map((next) => ({ old, next, row: rowFor(ledger, old, next) })));
  for (const { old, next, row } of rows) {
    if (row === null) findings.push(finding('no-pair', `no row of the pair table covers ${old} to ${next}`, { drug: next }));
    else findings.push(...crossing(ledger, { old, next, row, several: rows.length > 1 }));
  }
  // What began before the step taken up may have done so too soon, or its old drug may have ended late.
  for (const old of free.keys()) {
    for (const next of staying) {
      const row = rowFor(ledger, old, next);
      if (row !== null && (row.id === plan.pair || joining.includes(next))) findings.push(...crossing(ledger, { old, next, row, several: true }));
    }
  }
  const allows = (row: SwitchPair): boolean => waysOf(row).some((strategy) => strategy === plan.strategy);
  const isResumed = isEdited(ledger, 'resumed');
  // What began before the step taken up belongs to the switch as well.
  const named = rows.length === 0 || !isResumed ? rows : [...ending, ...free.keys()].flatMap((old) => [...beginning, ...staying].map((next) => ({ row: rowFor(ledger, old, next) })));
  if (rows.length > 0 && !named.some(({ row }) => row !== null && allows(row))) findings.push(finding('strategy', `${plan.strategy} is not among what the pair table allows`));
  if (rows.length > 0 && !named.some(({ row }) => row?.id === plan.pair)) findings.push(finding('pair', `${plan.pair ?? 'no row'} is not the row of these drugs`));
  // Without anything that begins, rises or makes it a switch, what is taken together was so before the plan.
  const isSwitch = beginning.length > 0 || joining.length > 0 || plan.pair !== null || !WITHOUT_NEW.includes(plan.strategy);
  for (const [old, next] of [...staying.flatMap((old) => beginning.map((next) => [old, next] as const)), ...(isResumed && isSwitch ? ending.flatMap((old) => staying.map((next) => [old, next] as const)) : [])]) {
    const row = rowFor(ledger, old, next);
    if (isResumed && ending.includes(old) && !ledger.spans.some(({ doses }) => doses.has(old) && doses.has(next))) continue;
    // Of two that began with the plan, either may be the one that the other joins.
    if (isResumed && standTogether(ledger, next, old)) continue;
    if (ending.includes(old) && !mayHaveBegun(ledger, next)) continue;
    if (row?.crossTaperAllowed !== true) findings.push(finding('beside', `content does not let ${next} join ${old}`, { drug: next }));
    else findings.push(...caps(ledger, { old, next, row }));
  }
  const isNamed = staying.some((old) => beginning.some((next) => rowFor(ledger, old, next)?.id === plan.pair));
  if (rows.length === 0 && beginning.length > 0 && plan.pair !== null && !isNamed) findings.push(finding('pair', `${plan.pair} is the row of a drug that is neither in the plan nor before it`));
  const apart = beginning.flatMap((a, at) => beginning.slice(at + 1).filter((b) => !standTogether(ledger, a, b) && !standTogether(ledger, b, a)).map((b) => ({ a, b })));
  return [...findings, ...apart.map(({ a, b }) => finding('beside', `content does not let ${b} stand beside ${a}`, { drug: b }))];
}

/**
 * Whether a medicine that stays may be one that the plan began before the step taken up. What comes down was there before, and what
 * still rises was not. Of the others the plan says which; of a plan that does not it is the one whose row names the plan, and any of them where no such one is in it. What was beside the old one before the plan is
 * no part of the switch.
 */
function mayHaveBegun(ledger: Ledger, drug: string): boolean {
  const { before, targets, joining, ending, free, beginning, staying, plan } = ledger;
  if ((targets.get(drug) ?? 0) < (before.get(drug) ?? 0)) return false;
  const isNamed = (next: string): boolean => [...ending, ...free.keys()].some((old) => rowFor(ledger, old, next)?.id === plan.pair);
  if (joining.includes(drug)) return true;
  if (plan.begun !== undefined) return plan.begun.includes(drug);
  return isNamed(drug) || ![...beginning, ...staying].some(isNamed);
}

function standTogether(ledger: Ledger, old: string, next: string): boolean {
  const row = rowFor(ledger, old, next);
  return row?.crossTaperAllowed === true && caps(ledger, { old, next, row }).length === 0;
}

const waysOf = (row: SwitchPair): readonly string[] => [row.strategy, ...row.alternatives, ...(row.schedule.instead === null ? [] : [row.schedule.instead.strategy])];

/** Drug to drug, drug to class, class to drug, class to class. */
function rowFor({ knowledge, content }: Ledger, old: string, next: string): SwitchPair | null {
  const { pairs } = knowledge.switching;
  const named = (selectors: readonly string[], drug: string): boolean => selectors.includes(drug);
  const classed = (selectors: readonly string[], drug: string): boolean => means(content, selectors, drug);
  return (
    pairs.find(({ from, to }) => named(from, old) && named(to, next)) ??
    pairs.find(({ from, to }) => named(from, old) && classed(to, next)) ??
    pairs.find(({ from, to }) => classed(from, old) && named(to, next)) ??
    pairs.find(({ from, to }) => classed(from, old) && classed(to, next)) ??
    null
  );
}

type Crossing = { readonly old: string; readonly next: string; readonly row: SwitchPair };

function crossing(ledger: Ledger, { old, next, row, several }: Crossing & { readonly several: boolean }): VerifierFinding[] {
  const begun = takenDays(ledger, next);
  if (begun === null) return [];
  const start = ledger.spans[0]?.first ?? 0;
  const lastOld = takenDays(ledger, old)?.last ?? (ledger.free.get(old) ?? start) - 1;
  const free = begun.first - lastOld - 1;
  const place = { step: begun.span.step, drug: next };
  const findings: VerifierFinding[] = [];
  // The strictest of several pairs names the plan; each of the others may go its own way.
  const ways = several ? [ledger.plan.strategy, ...waysOf(row)] : [ledger.plan.strategy];
  if (free < 0 && (!row.crossTaperAllowed || !ways.some((way) => MAY_MEET.includes(way)))) findings.push(finding('overlap', `${old} and ${next} are taken on the same days, and the pair does not allow it`, place));
  if (row.minimumWashoutDays > 0 && free < row.minimumWashoutDays) findings.push(finding('gap', `${Math.max(0, free)} full days free of ${old} before ${next}, ${row.minimumWashoutDays} needed`, place));
  return [...findings, ...caps(ledger, { old, next, row })];
}

function caps(ledger: Ledger, { old, next, row }: Crossing): VerifierFinding[] {
  const { overlap } = row.schedule;
  if (overlap === null) return [];
  const from = ledger.before.get(old) ?? 0;
  return ledger.spans.flatMap(({ doses, step }) => {
    const [a, b] = [doses.get(old) ?? 0, doses.get(next) ?? 0];
    if (a === 0 || b === 0) return [];
    const tooMuch = overlap.oldAtMostMg !== null && a > microgramsOf(overlap.oldAtMostMg);
    const tooLarge = overlap.oldAtMostShare !== null && !isEdited(ledger, 'resumed') && a > from * overlap.oldAtMostShare;
    return tooMuch || tooLarge ? [finding('overlap-cap', `${a / 1000} mg of ${old} beside ${next} is above what the pair allows: ${row.crossTaperCondition ?? row.notes}`, { step, drug: old })] : [];
  });
}
