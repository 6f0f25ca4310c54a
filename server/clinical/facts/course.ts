import type { MedicationEpisode } from '../model/chart';
import { compareDays, toEpochDay } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { DrugLexicon, DrugTerms } from './drug-terms';

/** A medication episode as it stands on the day of reasoning. */
export type Course = {
  readonly episode: MedicationEpisode;
  readonly terms: DrugTerms;
  /** `unclear`: the record says neither that it is taken nor that it was stopped. */
  readonly state: 'taking' | 'stopped' | 'planned' | 'unclear';
  /** Last day taken; `null` while it goes on or when not known. */
  readonly stopOn: LocalDate | null;
  /** Start, dose changes and stop up to the day, in order. */
  readonly events: () => readonly DoseEvent[];
  /** The same with what happened in the entries that it continues without a day between, as one taking. */
  readonly history: () => readonly DoseEvent[];
  /** The entry of the same medicine that ended where this one begins. */
  readonly continues: Course | null;
  /** Another entry of the same medicine goes on where this one ends. */
  readonly isContinued: boolean;
  /** Micrograms a day now (for a stopped course at its end, for a planned one at its highest); `null` when not known. */
  readonly microgramsPerDay: number | null;
  /** Since when at that dose. */
  readonly onDoseSince: LocalDate | null;
};

/** A start, stop or dose change; `unclear` when one of the two doses is not recorded. */
export type DoseEvent = {
  readonly kind: 'start' | 'increase' | 'decrease' | 'unclear' | 'stop';
  readonly on: LocalDate;
  readonly day: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly reason: string | null;
};

/** A course a rule may mean; `named` is `null` when the formulation that decides is not known. */
export type NamedCourse = { readonly course: Course; readonly named: true | null };

/** An event with the course it belongs to. */
export type CourseEvent = { readonly event: DoseEvent; readonly course: Course };

/** The episode on a day; `null` when it began only later, which reasoning does not see. Plans are seen apart. */
export function courseOn(episode: MedicationEpisode, on: LocalDate, lexicon: DrugLexicon): Course | null {
  const planned = episode.status === 'planned';
  if (!planned && episode.startOn !== null && episode.startOn > on) return null;
  const state = planned ? 'planned' : stateOn(episode, on);
  const stopOn = state === 'stopped' ? episode.stopOn : null;
  const steps = stepsUntil(episode, planned ? null : (stopOn ?? on));
  const last = planned ? steps.reduce<Step | undefined>((top, step) => (top === undefined || (step.microgramsPerDay ?? -1) > (top.microgramsPerDay ?? -1) ? step : top), undefined) : steps.at(-1);
  let held: readonly DoseEvent[] | null = null;
  const events = (): readonly DoseEvent[] => (held ??= planned ? [] : eventsOf(episode, steps, stopOn));
  return {
    episode,
    terms: lexicon.termsOf(episode),
    state,
    stopOn,
    events,
    history: events,
    continues: null,
    isContinued: false,
    microgramsPerDay: last?.microgramsPerDay ?? null,
    onDoseSince: last === undefined ? episode.startOn : sinceSameDose(steps),
  };
}

type Step = MedicationEpisode['steps'][number];

/** `stopOn` is the last day taken, so a medicine stopped today counts as stopped today. */
function stateOn(episode: MedicationEpisode, on: LocalDate): 'taking' | 'stopped' | 'unclear' {
  if (episode.stopOn !== null) {
    if (episode.stopOn > on) return 'taking';
    return episode.stopOn === on && episode.status === 'active' ? 'taking' : 'stopped';
  }
  return episode.status === 'active' ? 'taking' : episode.status === 'stopped' ? 'stopped' : 'unclear';
}

/** Steps in order of day; of two on one day the higher dose counts last. */
function stepsUntil(episode: MedicationEpisode, last: LocalDate | null): readonly Step[] {
  const steps = last === null ? episode.steps : episode.steps.filter((step) => step.from <= last);
  return isOrdered(steps) ? steps : [...steps].sort((a, b) => compareDays(a.from, b.from) || (a.microgramsPerDay ?? -1) - (b.microgramsPerDay ?? -1));
}

const isOrdered = (steps: readonly Step[]): boolean => steps.every((step, place) => {
  const before = steps[place - 1];
  return before === undefined || before.from < step.from;
});

function sinceSameDose(steps: readonly Step[]): LocalDate | null {
  let since: Step | undefined;
  for (const step of steps) {
    if (since === undefined || step.microgramsPerDay === null || step.microgramsPerDay !== since.microgramsPerDay) since = step;
  }
  return since?.from ?? null;
}

function eventsOf(episode: MedicationEpisode, steps: readonly Step[], stopOn: LocalDate | null): readonly DoseEvent[] {
  const events: DoseEvent[] = [];
  const add = (kind: DoseEvent['kind'], on: LocalDate, from: number | null, to: number | null, reason: string | null): void => {
    events.push({ kind, on, day: toEpochDay(on), from, to, reason });
  };
  const first = steps[0];
  let dose = first?.microgramsPerDay ?? null;
  if (episode.startOn !== null) {
    const atStart = first !== undefined && first.from <= episode.startOn;
    add('start', episode.startOn, null, atStart ? dose : null, episode.startReason);
    if (!atStart && first !== undefined) add('unclear', first.from, null, dose, first.reason);
  }
  for (const step of steps.slice(1)) {
    const next = step.microgramsPerDay;
    if (next === null || dose === null) {
      if (next !== dose) add('unclear', step.from, dose, next, step.reason);
    } else if (next !== dose) {
      add(next > dose ? 'increase' : 'decrease', step.from, dose, next, step.reason);
    }
    dose = next;
  }
  if (stopOn !== null) add('stop', stopOn, dose, null, episode.stopReason?.text ?? episode.stopReason?.kind ?? null);
  return events;
}
