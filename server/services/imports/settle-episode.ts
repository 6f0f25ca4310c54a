import type { DoseStep, MedicationEpisode } from '@/server/clinical/model/chart';
import { canonicalJson } from '@/server/clinical/model/canonical-json';

const text = (value: unknown): string => canonicalJson(JSON.parse(JSON.stringify(value ?? null)) as Parameters<typeof canonicalJson>[0]);
const same = (a: unknown, b: unknown): boolean => text(a) === text(b);

/**
 * Brings one choice of the inbox into an episode that has moved on since: what the choice changes against `base` is
 * changed, everything else stays as it stands now. So the doubts of one drug can be settled one after the other.
 */
export function settleEpisode(base: MedicationEpisode, chosen: MedicationEpisode, current: MedicationEpisode): MedicationEpisode {
  const pick = <Key extends keyof MedicationEpisode>(key: Key): MedicationEpisode[Key] => (same(base[key], chosen[key]) ? current[key] : chosen[key]);
  return {
    ...current,
    drug: pick('drug'),
    drugId: pick('drugId'),
    display: pick('display'),
    codings: pick('codings'),
    status: pick('status'),
    startOn: pick('startOn'),
    stopOn: pick('stopOn'),
    stopReason: pick('stopReason'),
    asNeeded: pick('asNeeded'),
    indication: pick('indication'),
    steps: settleSteps(base.steps, chosen.steps, current.steps),
    refills: settleRefills(base, chosen, current),
  };
}

function settleSteps(base: readonly DoseStep[], chosen: readonly DoseStep[], current: readonly DoseStep[]): DoseStep[] {
  const byDay = new Map(current.map((step) => [step.from, step]));
  for (const step of base) {
    if (!chosen.some(({ from }) => from === step.from) && same(byDay.get(step.from), step)) byDay.delete(step.from);
  }
  for (const step of chosen) {
    const before = base.find(({ from }) => from === step.from);
    // A choice about one record shows the others' doses as not known; that never undoes one that was settled.
    if (step.microgramsPerDay === null && byDay.has(step.from)) continue;
    if (before === undefined || !same(before, step)) byDay.set(step.from, step);
  }
  return [...byDay.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function settleRefills(base: MedicationEpisode, chosen: MedicationEpisode, current: MedicationEpisode): MedicationEpisode['refills'] {
  const gone = base.refills.filter((refill) => !chosen.refills.some((kept) => same(kept, refill)));
  const added = chosen.refills.filter((refill) => !current.refills.some((there) => same(there, refill)) && !base.refills.some((before) => same(before, refill)));
  return [...current.refills.filter((refill) => !gone.some((left) => same(left, refill))), ...added].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
