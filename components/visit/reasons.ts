import type { RouterInputs } from '../trpc/use-trpc';

type Fields = RouterInputs['visits']['save']['fields'];
type Decided = Pick<Fields, 'decision' | 'reasons'>;
export type OptionId = Extract<NonNullable<Fields['decision']>, { kind: 'options' }>['options'][number];
type Reasons = NonNullable<Fields['reasons']>;
type Plan = Fields['plan'];

/**
 * The reasons of a draft, each with the option it is for, and what is left that was said of several at once. What was said while one option was chosen
 * is that one's; of what was said of several, `goes` takes it along when it is chosen no more.
 */
export function saidOf({ decision, reasons = [] }: Decided, goes: OptionId | null = null): { readonly why: string | null; readonly reasons: Reasons } {
  const why = decision?.kind === 'options' ? (decision.why ?? '').trim() : '';
  const owner = decision?.kind !== 'options' ? null : decision.options.length === 1 ? (decision.options[0] ?? null) : goes;
  if (why === '' || owner === null) return { why: why === '' ? null : why, reasons };
  return { why: null, reasons: gainedBy(reasons, { option: owner, why }) };
}

/** The words of an option, as they were typed; empty where it has none. */
export const reasonOf = (reasons: Reasons, id: OptionId): string => reasons.find(({ option }) => option === id)?.why ?? '';

/** The draft's reasons where no option is chosen any more: what was said of several at once may be for any of them, so it stays with each. */
export function reasonsOfAll({ decision, reasons = [] }: Decided): Reasons {
  const why = decision?.kind === 'options' ? (decision.why ?? '').trim() : '';
  if (decision?.kind !== 'options' || why === '') return reasons;
  return decision.options.reduce<Reasons>((all, id) => gainedBy(all, { option: id, why }), reasons);
}

/** With these words as the reason of an option, written beside this plan; without any it has none. */
export const withReason = (reasons: Reasons, id: OptionId, why: string, plan: Plan = null): Reasons => [...reasons.filter(({ option }) => option !== id), ...(why === '' ? [] : [{ option: id, why, ...(plan?.option === id && { planned: amountsOf(plan) }) }])];

/** With these words while they are typed: a reason stays the one of the plan that it was written beside until somebody has done with it. */
export function withWords(reasons: Reasons, id: OptionId, why: string, plan: Plan = null): Reasons {
  const planned = reasons.find(({ option }) => option === id)?.planned;
  const typed = withReason(reasons, id, why, plan);
  return planned === undefined ? typed : typed.map((reason) => (reason.option === id ? { ...reason, planned } : reason));
}

/** Whether something else is said, and not the same with other points, spaces or capitals. */
export const isReworded = (before: string, after: string): boolean => spoken(before) !== spoken(after);
const spoken = (words: string): string => words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** A reason that was written before there was a plan of its option is taken to be for the first one; at one with other medicines or doses the server asks for a look. */
export const withPlanBeside = (reasons: Reasons, plan: NonNullable<Plan>, before: Plan): Reasons =>
  reasons.map((reason) => (reason.option !== plan.option || reason.planned !== undefined ? reason : { ...reason, planned: amountsOf(before?.option === plan.option ? before : plan) }));

const amountsOf = ({ request: { from, to } }: NonNullable<Plan>): NonNullable<Reasons[number]['planned']> => ({ from, to });

/** Reasons of options that are not chosen: they wait beside the note. */
export const keptAside = ({ decision, reasons = [] }: Decided): Reasons => reasons.filter(({ option, why }) => why.trim() !== '' && !(decision?.kind === 'options' && decision.options.includes(option)));

/** A reason in place of the one that was shown for changing; any other stays and is gone on with. */
export function reasonAfter(stood: string, why: string, shown = ''): string {
  if (stood === shown || stood === '') return why;
  return stood.includes(why) ? stood : `${stood.replace(/[.;\s]+$/, '')}. ${why}`;
}

/**
 * The reasons of a draft of which the decision is one window's and what waits beside the note the other's. Of an option that is chosen both stand, and
 * one that was chosen in the other window alone keeps its reason.
 */
export function mergedReasons(decided: Decided, kept: Decided): Reasons {
  const chosen = decided.decision?.kind === 'options' ? decided.decision.options : [];
  const own = (decided.reasons ?? []).filter(({ option }) => chosen.includes(option));
  const waiting = keptAside(kept).filter(({ option }) => chosen.includes(option));
  return [...waiting.reduce<Reasons>(gainedBy, own), ...reasonsOfAll(kept).filter(({ option }) => !chosen.includes(option))];
}

/** With words after what an option says already. */
function gainedBy(reasons: Reasons, { option: id, why, planned }: Reasons[number]): Reasons {
  const beside = reasons.find(({ option }) => option === id)?.planned ?? planned;
  return [...reasons.filter(({ option }) => option !== id), { option: id, why: reasonAfter(reasonOf(reasons, id).trim(), why), ...(beside !== undefined && { planned: beside }) }];
}
