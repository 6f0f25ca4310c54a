import type { Confirmation } from '../model/chart';
import type { FactKey } from '../model/ids';
import { compareDays, daysBetween } from '../model/local-date';
import type { LocalDate } from '../model/local-date';

/** The safest reading first, for two answers given on one day. */
const WEIGHT = { present: 0, unknown: 1, absent: 2 } as const;

/** For how many days an answer may be relied on, a fact that is not listed having no limit; and facts whose presence alone puts somebody in danger. */
type Limits = { readonly validDays: ReadonlyMap<FactKey, number>; readonly choiceDays: ReadonlyMap<string, number>; readonly presentDays: ReadonlyMap<FactKey, number>; readonly dangers: ReadonlySet<FactKey> };

/** By fact. What outlived its time is no answer, and no earlier one stands again in its place. */
type Confirmations = { readonly current: ReadonlyMap<FactKey, Confirmation>; readonly outdated: ReadonlyMap<FactKey, Confirmation> };

/** Answers that count: a yes after which it stayed "still unknown" later that day does so where it alone puts somebody in danger. */
export const countedAnswers = (confirmations: readonly Confirmation[], { dangers }: Pick<Limits, 'dangers'>): readonly Confirmation[] =>
  confirmations.filter(({ fact, askedAgain }) => askedAgain !== true || dangers.has(fact));

/** The newest answer to each fact on the day, apart those that are older than the content allows. */
export function newestConfirmations(confirmations: readonly Confirmation[], on: LocalDate, limits: Limits): Confirmations {
  const newest = new Map<FactKey, Confirmation>();
  const keep = (confirmation: Confirmation): void => {
    const held = newest.get(confirmation.fact);
    if (held === undefined || supersedes(confirmation, held)) newest.set(confirmation.fact, confirmation);
  };
  const made = countedAnswers(confirmations, limits).filter((confirmation) => confirmation.on <= on);
  const isUnsure = ({ fact, value }: Confirmation): boolean => value === 'unknown' && limits.dangers.has(fact);
  made.filter((confirmation) => !isUnsure(confirmation)).forEach(keep);
  // Nobody is out of danger because it "stays unknown".
  made.filter((confirmation) => isUnsure(confirmation) && newest.get(confirmation.fact)?.value !== 'present').forEach(keep);
  const current = new Map<FactKey, Confirmation>();
  const outdated = new Map<FactKey, Confirmation>();
  for (const [fact, confirmation] of newest) (isOutdated(confirmation, on, limits) ? outdated : current).set(fact, confirmation);
  return { current, outdated };
}

/** A choice of one fact, as `choiceDays` lists it. */
export const choiceKey = (fact: FactKey, choice: Confirmation['detail']): string => `${fact}=${choice ?? ''}`;

function isOutdated({ fact, value, detail, on: saidOn }: Confirmation, on: LocalDate, { validDays, choiceDays, presentDays }: Limits): boolean {
  const limit = value === 'absent' ? (choiceDays.get(choiceKey(fact, detail)) ?? validDays.get(fact)) : value === 'present' ? presentDays.get(fact) : undefined;
  return limit !== undefined && daysBetween(saidOn, on) > limit;
}

function supersedes(candidate: Confirmation, held: Confirmation): boolean {
  const byDay = compareDays(candidate.on, held.on);
  if (byDay !== 0) return byDay > 0;
  const byValue = WEIGHT[candidate.value] - WEIGHT[held.value];
  return byValue === 0 ? candidate.id < held.id : byValue < 0;
}
