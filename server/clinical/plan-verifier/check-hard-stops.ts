import type { Limit } from '../model/plan-content';
import type { VerifierFinding } from '../model/verification';
import { finding, means, microgramsOf, takenDays } from './ledger';
import type { Ledger, Span } from './ledger';

/** Every hard stop of the content, day by day. What only a chart can tell is not looked at here. */
export function checkHardStops(ledger: Ledger): VerifierFinding[] {
  return ledger.knowledge.switching.hardStops.flatMap(({ id, limits }) => limits.flatMap((limit) => checkLimit(limit, ledger)).map((found) => ({ ...found, rule: id })));
}

function checkLimit(limit: Limit, ledger: Ledger): VerifierFinding[] {
  switch (limit.kind) {
    case 'gap':
      return gaps(limit, ledger);
    case 'never-together':
      return together(limit, ledger);
    case 'ceiling':
      return ledger.spans.flatMap((span) => above(limit, span, ledger));
    case 'first-dose':
      return ledger.beginning.filter((drug) => limit.drugs.includes(drug)).flatMap((drug) => tooEarly(drug, limit, ledger));
    case 'largest-gap':
    case 'single-dose':
    case 'conditions':
      return [];
  }
}

function gaps({ from, to, days }: Extract<Limit, { kind: 'gap' }>, ledger: Ledger): VerifierFinding[] {
  const { content } = ledger;
  const start = ledger.spans[0]?.first ?? 0;
  return [...ledger.before.keys(), ...ledger.free.keys()].filter((drug) => means(content, from, drug)).flatMap((old) =>
    [...ledger.beginning, ...(ledger.free.has(old) ? ledger.staying : [])].filter((drug) => drug !== old && means(content, to, drug)).flatMap((next) => {
      const begun = takenDays(ledger, next);
      const free = begun === null ? days : begun.first - (takenDays(ledger, old)?.last ?? (ledger.free.get(old) ?? start) - 1) - 1;
      return free >= days || begun === null ? [] : [finding('', `${Math.max(0, free)} full days free of ${old} before ${next}, ${days} needed`, { step: begun.span.step, drug: next })];
    }),
  );
}

function together({ first, second }: Extract<Limit, { kind: 'never-together' }>, { spans, content }: Ledger): VerifierFinding[] {
  return spans.flatMap(({ step, doses }) => {
    const drugs = [...doses.keys()];
    const pair = drugs.flatMap((a) => drugs.filter((b) => a < b && ((means(content, first, a) && means(content, second, b)) || (means(content, first, b) && means(content, second, a)))).map((b) => [a, b] as const))[0];
    return pair === undefined ? [] : [finding('', `${pair[0]} and ${pair[1]} on the same day`, { step, drug: pair[0] })];
  });
}

/** Days on which a medicine that has ended still acts: from the first free one on. */
function stillActs(drug: string, { days, span, ledger }: { readonly days: number; readonly span: Span; readonly ledger: Ledger }): boolean {
  const last = takenDays(ledger, drug)?.last;
  const free = last === undefined ? (ledger.free.get(drug) ?? (ledger.before.has(drug) ? (ledger.spans[0]?.first ?? 0) : null)) : last + 1;
  return free !== null && span.last >= free && span.first < free + days;
}

function above({ drugs, mg, lower }: Extract<Limit, { kind: 'ceiling' }>, span: Span, ledger: Ledger): VerifierFinding[] {
  const { step, doses } = span;
  return drugs.flatMap((drug) => {
    const dose = doses.get(drug) ?? 0;
    const isBeside = lower?.beside.some((other) => doses.has(other)) === true || lower?.clearing.some((entry) => stillActs(entry.drug, { days: entry.days, span, ledger })) === true;
    const most = lower !== null && isBeside ? lower.mg : mg;
    return dose > microgramsOf(most) ? [finding('', `${dose / 1000} mg of ${drug} is above ${most} mg`, { step, drug })] : [];
  });
}

function tooEarly(drug: string, { mg, days }: Extract<Limit, { kind: 'first-dose' }>, ledger: Ledger): VerifierFinding[] {
  const begun = takenDays(ledger, drug);
  if (begun === null) return [];
  const ingredientOf = (id: string): string | undefined => ledger.content.drugs.get(id)?.ingredient;
  const eve = ledger.spans.find(({ first, last }) => first < begun.first && begun.first - 1 <= last)?.doses ?? ledger.before;
  const known = Math.max(0, ...[...eve].filter(([id]) => ingredientOf(id) === ingredientOf(drug)).map(([, dose]) => dose));
  return ledger.spans
    .filter(({ first, doses }) => (doses.get(drug) ?? 0) > Math.max(known, microgramsOf(mg)) && first < begun.first + days)
    .map(({ step }) => finding('', `more than ${mg} mg of ${drug} before ${days} days on it`, { step, drug }));
}
