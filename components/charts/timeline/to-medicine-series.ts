import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import { dayNumber } from '../../ui/days';
import type { DoseSegment, MedicineEpisode, MedicineLane, Span } from './series';

type Episode = Workspace['chart']['episodes'][number];
type Drug = Catalog['drugs'][number];

/** A refill later than this after the supply ran out is drawn as a gap. */
const SUPPLY_GAP_DAYS = 14;
/** What is drawn of an episode of which the record names neither step nor end. */
const SHORTEST_DAYS = 1;

const STOP_WORDS: Readonly<Record<NonNullable<Episode['stopReason']>['kind'], string>> = {
  'no-benefit': 'no benefit', 'side-effect': 'side effect', blunting: 'blunting', withdrawal: 'withdrawal', relapse: 'relapse',
  'patient-choice': 'patient’s choice', finished: 'finished', other: 'other reason',
};

/** Why a medicine was stopped, in words; the record's own text where it has one. */
export const stopWords = (reason: Episode['stopReason']): string | null =>
  reason === null ? null : (reason.text ?? STOP_WORDS[reason.kind]);

/**
 * One lane a drug: the suspected one first, then what is taken now, planned, and stopped, the more recent first.
 * Bars compare between drugs because each dose is a share of its drug's usual maximum.
 */
export function toMedicineSeries(episodes: readonly Episode[], drugs: readonly Drug[], context: { readonly on: string; readonly suspected: string | null; /** Episodes that changed shortly before the onset. */ readonly changed?: ReadonlySet<string> }): readonly MedicineLane[] {
  const lanes = new Map<string, { drug: Drug | undefined; episodes: Episode[] }>();
  for (const episode of episodes) {
    const key = episode.drugId ?? episode.drug;
    const lane = lanes.get(key) ?? { drug: drugs.find(({ id }) => id === episode.drugId), episodes: [] };
    lane.episodes.push(episode);
    lanes.set(key, lane);
  }
  return [...lanes.entries()]
    .map(([id, lane]): MedicineLane => ({
      id,
      name: capital(lane.drug?.name ?? lane.episodes[0]?.drug ?? id),
      suspected: lane.episodes.some((episode) => episode.id === context.suspected),
      known: lane.drug !== undefined,
      changed: lane.episodes.some(({ id }) => context.changed?.has(id) === true),
      episodes: lane.episodes.map((episode) => drawEpisode(episode, lane.drug, context.on)).sort((a, b) => a.from - b.from || a.to - b.to),
    }))
    .sort((a, b) => rank(a) - rank(b) || lastDay(b) - lastDay(a) || (a.id < b.id ? -1 : 1));
}

const RANKS: Readonly<Record<MedicineEpisode['status'], number>> = { active: 1, planned: 2, unknown: 3, stopped: 4 };
const rank = (lane: MedicineLane): number =>
  lane.suspected ? 0 : Math.min(...lane.episodes.map(({ status }) => RANKS[status])) + (lane.known ? 0 : 10);
const lastDay = (lane: MedicineLane): number => Math.max(...lane.episodes.map(({ to }) => to));
const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

function drawEpisode(episode: Episode, drug: Drug | undefined, on: string): MedicineEpisode {
  const today = dayNumber(on);
  const steps = [...episode.steps].sort((a, b) => (a.from < b.from ? -1 : 1));
  const refills = [...episode.refills].sort((a, b) => (a.on < b.on ? -1 : 1));
  const known = [episode.startOn, steps[0]?.from, refills[0]?.on].filter((day) => day !== null && day !== undefined).map(dayNumber);
  const to = lastDayOf(episode, { today, latest: Math.max(...known, ...refills.map((refill) => dayNumber(refill.on) + (refill.daysSupply ?? 0))) });
  const undated = known.length === 0 && episode.stopOn === null;
  const from = undated ? to : known.length === 0 ? to - SHORTEST_DAYS : Math.min(...known);
  const maximum = drug?.usualRangeMg?.[1] ?? drug?.maxMgPerDay ?? null;
  return {
    id: episode.id,
    from,
    to: undated ? to : Math.max(to, from + SHORTEST_DAYS),
    status: episode.status,
    segments: undated ? [] : segmentsOf(steps, { from, to: Math.max(to, from + SHORTEST_DAYS) }, maximum),
    undated,
    openStart: episode.startOn === null,
    openEnd: episode.stopOn === null && episode.status !== 'active' && episode.status !== 'planned',
    asNeeded: episode.asNeeded,
    refills: refills.map(({ on, daysSupply, display }) => ({ day: dayNumber(on), days: daysSupply, display })),
    supplyGaps: supplyGaps(refills, Math.min(to, today)),
    startReason: episode.startReason ?? episode.indication,
    stopWords: stopWords(episode.stopReason),
  };
}

function lastDayOf(episode: Episode, known: { readonly today: number; readonly latest: number }): number {
  // A last day is taken in full, so that the bar ends where the next day begins.
  if (episode.stopOn !== null) return dayNumber(episode.stopOn) + 1;
  if (episode.status === 'active') return known.today;
  if (episode.status === 'planned') return Math.max(known.today, known.latest) + 84;
  return Number.isFinite(known.latest) ? known.latest : known.today;
}

function segmentsOf(steps: readonly Episode['steps'][number][], span: Span, maximumMg: number | null): readonly DoseSegment[] {
  const first = steps[0];
  const before: readonly DoseSegment[] =
    first === undefined || dayNumber(first.from) > span.from
      ? [{ from: span.from, to: first === undefined ? span.to : dayNumber(first.from), micrograms: null, share: null, reason: null }]
      : [];
  const drawn = steps.map((step, place): DoseSegment => {
    const next = steps[place + 1];
    return {
      from: Math.max(span.from, dayNumber(step.from)),
      to: Math.min(span.to, next === undefined ? span.to : dayNumber(next.from)),
      micrograms: step.microgramsPerDay,
      share: step.microgramsPerDay === null || maximumMg === null ? null : Math.min(1, step.microgramsPerDay / 1000 / maximumMg),
      reason: step.reason,
    };
  });
  return [...before, ...drawn].filter(({ from, to }) => to > from);
}

function supplyGaps(refills: readonly Episode['refills'][number][], last: number): readonly Span[] {
  const gaps: Span[] = [];
  let covered: number | null = null;
  for (const refill of refills) {
    const day = dayNumber(refill.on);
    if (covered !== null && day - covered >= SUPPLY_GAP_DAYS && day <= last) gaps.push({ from: covered, to: day });
    if (refill.daysSupply === null) {
      covered = null;
      continue;
    }
    covered = Math.max(covered ?? day, day) + refill.daysSupply;
  }
  return gaps;
}
