import type { DoseStep, MedicationEpisode, Refill } from '@/server/clinical/model/chart';
import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';

/** Gap up to which two records of a drug are one episode. Project setting: no source fixes it. */
const GAP_DAYS = 60;

const isSameDrug = (a: MedicationEpisode, b: MedicationEpisode): boolean =>
  a.drugId !== null && b.drugId !== null ? a.drugId === b.drugId : a.drug === b.drug;

/** Last day that anything in the episode speaks of; `null` while it goes on. */
function lastDay(episode: MedicationEpisode): LocalDate | null {
  if (episode.stopOn !== null) return episode.stopOn;
  if (episode.status === 'active' || episode.status === 'planned') return null;
  const days = [
    ...episode.steps.map(({ from }) => from),
    ...episode.refills.map(({ on, daysSupply }) => addDays(on, Math.round(daysSupply ?? 0))),
    ...(episode.startOn === null ? [] : [episode.startOn]),
  ].sort();
  return days.at(-1) ?? null;
}

/** Whether two episodes of one drug follow each other without a gap that would make them two. */
export function isOneEpisode(a: MedicationEpisode, b: MedicationEpisode): boolean {
  if (!isSameDrug(a, b) || (a.status === 'planned') !== (b.status === 'planned')) return false;
  if (a.startOn === null || b.startOn === null) return false;
  const [first, second] = a.startOn <= b.startOn ? [a, b] : [b, a];
  const last = lastDay(first);
  return last === null || second.startOn === null || second.startOn <= addDays(last, GAP_DAYS);
}

/** Newest day that an episode has any record of. */
const newestDay = ({ startOn, stopOn, steps, refills }: MedicationEpisode): string =>
  [startOn ?? '', stopOn ?? '', ...steps.map(({ from }) => from), ...refills.map(({ on }) => on)].sort().at(-1) ?? '';

function joinSteps(older: readonly DoseStep[], newer: readonly DoseStep[]): DoseStep[] {
  const byDay = new Map([...older, ...newer].map((step) => [step.from, step]));
  const joined: DoseStep[] = [];
  for (const step of [...byDay.values()].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = joined.at(-1);
    if (before?.microgramsPerDay === step.microgramsPerDay && before.timesPerDay === step.timesPerDay) continue;
    joined.push(step);
  }
  return joined;
}

function joinRefills(refills: readonly Refill[], founder: string | null): Refill[] {
  const once = new Map(refills.filter(({ resource }) => resource === null || resource !== founder).map((refill) => [refill.resource ?? `${refill.on} ${refill.display}`, refill]));
  return [...once.values()].sort((a, b) => (a.on === b.on ? ((a.resource ?? '') < (b.resource ?? '') ? -1 : 1) : a.on < b.on ? -1 : 1));
}

/** The record that began an episode, as a refill of the episode it turned out to belong to. */
const founderAsRefill = ({ startOn, display, provenance }: MedicationEpisode): Refill[] =>
  startOn === null || provenance.resource === null ? [] : [{ on: startOn, display, daysSupply: null, resource: provenance.resource }];

/**
 * One episode out of what is stored and what a later document says of the same course. Every refill stays visible;
 * where both name a dose from the same day, and for how it stands now, the one with the newer record counts.
 */
export function joinEpisodes(stored: MedicationEpisode, incoming: MedicationEpisode): MedicationEpisode {
  const [older, newer] = newestDay(stored) <= newestDay(incoming) ? [stored, incoming] : [incoming, stored];
  const [first, second] = (stored.startOn ?? '9999') <= (incoming.startOn ?? '9999') ? [stored, incoming] : [incoming, stored];
  return {
    ...newer,
    id: stored.id,
    drugId: newer.drugId ?? older.drugId,
    startOn: first.startOn,
    steps: joinSteps(older.steps, newer.steps),
    asNeeded: stored.asNeeded || incoming.asNeeded,
    indication: newer.indication ?? older.indication,
    startReason: first.startReason,
    refills: joinRefills([...older.refills, ...newer.refills, ...founderAsRefill(second)], first.provenance.resource),
    provenance: first.provenance,
  };
}
