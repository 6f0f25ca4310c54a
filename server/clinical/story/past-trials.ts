import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import type { Course } from '../facts/course';
import { ADEQUATE_DAYS, wasAdequate } from '../facts/derived/depression-history';
import { fieldOf } from '../facts/facts';
import type { Facts } from '../facts/facts';
import { entriesOf } from '../facts/joined-courses';
import type { Chart } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import { inSentence } from '../words/in-sentence';
import { addDays, compareDays, daysBetween, toEpochDay } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Trial, Trials, TrialScore } from '../model/trial';

const MICROGRAMS_PER_MG = 1000;

/**
 * Every antidepressant ever taken: dose reached, time at it, whether the trial was adequate by the content's definition, and
 * why it ended. What the record does not say stays unknown; planned medicines are no trials, and entries of one medicine that follow each
 * other without a day between are one trial.
 */
export function pastTrials(chart: Chart, knowledge: Knowledge, on: LocalDate): Trials {
  const engine = engineFor(knowledge);
  const facts = factsFor(engine, chart, on);
  const trials = facts.courses.filter(({ terms, state, isContinued }) => terms.antidepressant && state !== 'planned' && !isContinued).map((course) => describe(course, facts));
  return { trials: trials.sort(byState), adequateDays: ADEQUATE_DAYS, received: chart.received.medications };
}

const PLACES: Readonly<Record<Trial['state'], number>> = { taking: 0, unclear: 1, stopped: 2 };

const byState = (a: Trial, b: Trial): number =>
  PLACES[a.state] - PLACES[b.state] ||
  Math.sign(lastOf(b) - lastOf(a) || 0) ||
  (a.drug < b.drug ? -1 : a.drug > b.drug ? 1 : a.id < b.id ? -1 : 1);

/** The day a trial is sorted by; what has none stands last. */
const lastOf = ({ stopOn, startOn }: Trial): number => {
  const day = stopOn ?? startOn;
  return day === null ? -Infinity : toEpochDay(day);
};

function describe(course: Course, facts: Facts): Trial {
  const { episode, terms, state, stopOn } = course;
  const entries = entriesOf(course);
  const stretches = entries.flatMap((entry, place) => stretchesOf(entry, { on: facts.on, next: entries[place + 1]?.episode.startOn ?? null }));
  const startOn = entries[0]?.episode.startOn ?? null;
  const doses = stretches.flatMap(({ micrograms }) => (micrograms === null ? [] : [micrograms]));
  const highest = doses.length === 0 ? null : Math.max(...doses);
  const minimumMg = terms.entry?.usualRangeMg?.[0];
  return {
    id: episode.id,
    drug: [...new Set(entries.map((entry) => entry.terms.name))].map((name, place) => (place === 0 ? name : inSentence(name))).join(', then '),
    state: state === 'taking' || state === 'stopped' ? state : 'unclear',
    startOn,
    stopOn,
    highest,
    doseGaps: stretches.length === 0 || stretches.some(({ micrograms }) => micrograms === null),
    daysAtHighest: highest === null ? null : sumOrNull(stretches.filter(({ micrograms }) => micrograms === highest).map(({ days }) => days)),
    minimum: minimumMg === undefined ? null : Math.round(minimumMg * MICROGRAMS_PER_MG),
    adequate: state === 'unclear' ? null : wasAdequate(course, facts),
    phq9: scoresWhile(course, startOn, facts),
    indication: episode.indication,
    stopReason: state === 'stopped' ? episode.stopReason : null,
  };
}

/** The entries that the course is made of, the first one first. */

type Stretch = { readonly micrograms: number | null; readonly days: number | null };

/** The course cut at its dose steps, up to where the next entry goes on; the time before the first recorded dose counts as one without a dose. */
function stretchesOf({ episode, state, stopOn }: Course, { on, next: nextOn }: { readonly on: LocalDate; readonly next: LocalDate | null }): readonly Stretch[] {
  const end = state === 'taking' ? on : stopOn;
  // A day on which both stand is the later one's.
  const last = nextOn !== null && end !== null && nextOn <= end ? addDays(nextOn, -1) : end;
  const steps = [...episode.steps].filter(({ from }) => last === null || from <= last).sort((a, b) => compareDays(a.from, b.from));
  const first = steps[0];
  const before = episode.startOn !== null && (first === undefined || first.from > episode.startOn) ? [{ micrograms: null, days: null }] : [];
  return [
    ...before,
    ...steps.map(({ from, microgramsPerDay }, place): Stretch => {
      const next = steps[place + 1];
      // A last day is taken in full.
      const days = next === undefined ? (last === null ? null : daysBetween(from, last) + 1) : daysBetween(from, next.from);
      return { micrograms: microgramsPerDay, days };
    }),
  ];
}

const sumOrNull = (days: readonly (number | null)[]): number | null =>
  days.reduce<number | null>((sum, more) => (sum === null || more === null ? null : sum + more), 0);

/** First and last PHQ-9 total between the first and the last day taken. */
function scoresWhile({ state, stopOn }: Course, from: LocalDate | null, facts: Facts): Trial['phq9'] {
  const to = state === 'taking' ? facts.on : stopOn;
  if (from === null || to === null) return null;
  const scores = facts.reports('phq9').flatMap((report): TrialScore[] => {
    const value = fieldOf(facts, report, 'total');
    return report.on >= from && report.on <= to && typeof value === 'number' ? [{ value, on: report.on, estimated: report.estimated }] : [];
  });
  // Reports come newest first.
  const [last, first] = [scores[0], scores.at(-1)];
  return first === undefined || last === undefined || first === last ? null : { first, last };
}
