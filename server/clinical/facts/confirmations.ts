import type { Confirmation } from '../model/chart';
import type { FactKey } from '../model/ids';
import { compareDays, daysBetween } from '../model/local-date';
import type { LocalDate } from '../model/local-date';

/** The safest reading first, for two answers given on one day. */
const WEIGHT = { present: 0, unknown: 1, absent: 2 } as const;

/** For how many days an answer may be relied on; a fact that is not listed has no limit. */
type Limits = { readonly validDays: ReadonlyMap<FactKey, number>; readonly presentDays: ReadonlyMap<FactKey, number> };

/** The newest answer to each fact on the day; one that is older than the content allows counts no more. */
export function currentConfirmations(
  confirmations: readonly Confirmation[], on: LocalDate, limits: Limits,
): ReadonlyMap<FactKey, Confirmation> {
  const current = new Map<FactKey, Confirmation>();
  for (const confirmation of confirmations) {
    if (confirmation.on > on || isOutdated(confirmation, on, limits)) continue;
    const held = current.get(confirmation.fact);
    if (held === undefined || supersedes(confirmation, held)) current.set(confirmation.fact, confirmation);
  }
  return current;
}

function isOutdated({ fact, value, on: saidOn }: Confirmation, on: LocalDate, { validDays, presentDays }: Limits): boolean {
  const limit = value === 'absent' ? validDays.get(fact) : value === 'present' ? presentDays.get(fact) : undefined;
  return limit !== undefined && daysBetween(saidOn, on) > limit;
}

function supersedes(candidate: Confirmation, held: Confirmation): boolean {
  const byDay = compareDays(candidate.on, held.on);
  if (byDay !== 0) return byDay > 0;
  const byValue = WEIGHT[candidate.value] - WEIGHT[held.value];
  return byValue === 0 ? candidate.id < held.id : byValue < 0;
}
