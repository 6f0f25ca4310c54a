import type { AllergyFact, AnswerValue, Chart, Confirmation, LifeEvent, ObservationFact, Report } from '../model/chart';
import type { FactKey } from '../model/ids';
import type { PatientTest } from '../model/rule-grammar';
import { addDays, compareDays, toEpochDay } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import { newestObservationFirst, newestReportFirst } from '../model/newest';
import type { Verdict } from '../conditions/verdict';
import { itemInTotal } from '../scoring/phq9';
import { scoreAnswers } from '../scoring/score-report';
import type { Scores } from '../scoring/score-report';
import { newestConfirmations } from './confirmations';
import { courseOn } from './course';
import { isDeclined } from './danger';
import type { Course, CourseEvent, NamedCourse } from './course';
import { holdConditions } from './held-condition';
import type { DrugLexicon } from './drug-terms';
import { joinCourses } from './joined-courses';
import type { HeldCondition } from './held-condition';
import type { KnownValue } from './known-value';
import type { Terms } from './terms';

/**
 * The chart as it stands on a day, sorted and indexed once. What became true only later is not in it; plans are.
 * Lists are in order of day, then id, so that nothing depends on the order of the chart.
 */
export type Facts = {
  readonly chart: Chart;
  readonly terms: Terms;
  readonly on: LocalDate;
  readonly today: number;
  readonly conditions: ReadonlyMap<string, readonly HeldCondition[]>;
  /** Every episode begun by the day, and the planned ones. */
  readonly courses: readonly Course[];
  readonly coursesByClass: ReadonlyMap<string, readonly NamedCourse[]>;
  /** Courses that a rule's drug name means or may mean. */
  readonly coursesNamed: (drug: string) => readonly NamedCourse[];
  /** Every start, stop and dose change, in order of day; entries that follow each other without a day between are one taking. */
  readonly doseEvents: () => readonly CourseEvent[];
  /** Those of one drug, over all its courses. */
  readonly doseEventsOf: (drug: string) => readonly CourseEvent[];
  readonly allergies: readonly AllergyFact[];
  readonly lifeEvents: () => readonly LifeEvent[];
  readonly confirmations: ReadonlyMap<FactKey, Confirmation>;
  /** The newest answers that are older than the content allows: no answers any more. */
  readonly outdated: ReadonlyMap<FactKey, Confirmation>;
  /** Newest first. */
  readonly observations: (observation: string) => readonly ObservationFact[];
  /** Newest first. */
  readonly reports: (instrument: string) => readonly Report[];
  /** The first day that still counts as within so many days. */
  readonly earliest: (withinDays: number) => LocalDate;
  /** A computed fact, derived once; `strict` is the reading behind a contraindication. */
  readonly derive: (name: string, strict?: boolean) => KnownValue;
  /** Scores already gathered, by instrument and field. */
  readonly scores: Map<string, Map<string, readonly ScoredReport[]>>;
  /** What is known of the patient, already looked up. */
  readonly patientFields: Map<PatientTest['field'], KnownValue>;
  /** Scores already computed from answers. */
  readonly scored: Map<Report, Scores>;
  /** Verdicts already reached, by the slot of the compiled condition. */
  readonly verdicts: (Verdict | undefined)[];
  /** What missing data items lack, by the slot of the compiled condition. */
  readonly lacks: Map<number, readonly FactKey[]>;
  /** Number of competing causes, counted once; needs the compiled causes, so the engine hands it in. */
  readonly countAlternativeCauses: () => number;
};

/** What is handed in because it needs the facts itself. */
export type Derivation = {
  readonly derive: (facts: Facts, name: string, strict: boolean) => KnownValue;
  readonly countAlternativeCauses: (facts: Facts) => number;
};

/** The chart as it stands on a day. */
export function readFacts(chart: Chart, terms: Terms, options: Derivation & { readonly on: LocalDate }): Facts {
  const { on } = options;
  const courses = joinCourses(chart.episodes
    .map((episode) => courseOn(episode, on, terms.lexicon))
    .filter((course) => course !== null)
    .sort((a, b) => compareTexts(a.episode.startOn ?? '', b.episode.startOn ?? '') || compareTexts(a.episode.id, b.episode.id)), terms.settings.records.supplyLeewayDays);
  const observations = grouped(chart.observations, on, (fact) => fact.observation, newestObservationFirst);
  const reports = grouped(chart.reports, on, (report) => report.instrument, newestReportFirst);
  const confirmations = newestConfirmations(chart.confirmations, on, terms);
  const doseEvents = once(() => courses.filter(({ isContinued }) => !isContinued).flatMap((course) => course.history().map((event) => ({ event, course }))).sort((a, b) => a.event.day - b.event.day));
  const cutoffs = new Map<number, LocalDate>();
  const derived = { ordinary: new Map<string, KnownValue>(), strict: new Map<string, KnownValue>() };
  const facts: Facts = {
    chart,
    terms,
    on,
    today: toEpochDay(on),
    conditions: holdConditions(chart.conditions, on, terms.setsOf),
    courses,
    coursesByClass: byClass(courses),
    coursesNamed: byName(courses, terms.lexicon),
    doseEvents,
    doseEventsOf: byDrug(doseEvents),
    allergies: chart.allergies.filter((allergy) => allergy.on === null || allergy.on <= on).sort((a, b) => compareTexts(a.id, b.id)),
    lifeEvents: once(() => chart.lifeEvents.filter((event) => event.on <= on).sort((a, b) => compareDays(a.on, b.on) || compareTexts(a.id, b.id))),
    confirmations: confirmations.current,
    outdated: confirmations.outdated,
    observations,
    reports,
    earliest: (withinDays) => {
      const held = cutoffs.get(withinDays);
      if (held !== undefined) return held;
      const cutoff = addDays(on, -withinDays);
      cutoffs.set(withinDays, cutoff);
      return cutoff;
    },
    derive: (name, strict = false) => {
      const reading = strict ? derived.strict : derived.ordinary;
      const held = reading.get(name);
      if (held !== undefined) return held;
      const value = options.derive(facts, name, strict);
      reading.set(name, value);
      return value;
    },
    scores: new Map(),
    patientFields: new Map(),
    scored: new Map(),
    verdicts: [],
    lacks: new Map(),
    countAlternativeCauses: once(() => options.countAlternativeCauses(facts)),
  };
  return facts;
}

/** The newest report of an instrument with a value in the field, no older than so many days; of a score that raises a flag the worst of its day. */
export function newestScore(facts: Facts, instrument: string, field: string, withinDays: number | null): Newest<number | string | boolean> | null {
  return newestOf(facts, { instrument, name: field, withinDays }, (report) => fieldOf(facts, report, field));
}

/** A field of a report: as stored, else computed from the answers. */
export function fieldOf(facts: Facts, report: Report, field: string): number | string | boolean | null {
  const stored = report.scores[field];
  if (stored !== undefined) return stored;
  return scoresFrom(facts, report)[field] ?? null;
}

function scoresFrom({ scored, terms }: Facts, report: Report): Scores {
  const held = scored.get(report);
  if (held !== undefined) return held;
  const instrument = terms.instruments.get(report.instrument);
  const scores = instrument === undefined || Object.keys(report.answers).length === 0 ? {} : scoreAnswers(instrument, report.answers).scores;
  scored.set(report, scores);
  return scores;
}

/** The newest answer to an item, no older than so many days; of an item that raises a flag the worst of its day. */
export function newestAnswer(facts: Facts, instrument: string, item: string, withinDays: number | null): Newest<Exclude<AnswerValue, null>> | null {
  return newestOf(facts, { instrument, name: item, withinDays }, (report) => report.answers[item] ?? itemInTotal(report, item));
}

type Told<Value> = { readonly report: Report; readonly value: Value };
/** With what else was told that day, of an item or a score that raises a flag. */
export type Newest<Value> = Told<Value> & { readonly besides: readonly Told<Value>[] };

type Said = { readonly instrument: string; readonly name: string; readonly withinDays: number | null };

function newestOf<Value>(facts: Facts, { instrument, name, withinDays }: Said, read: (report: Report) => Value | null): Newest<Value> | null {
  const earliest = withinDays === null ? null : facts.earliest(withinDays);
  const danger = facts.terms.dangerOf.get(`${instrument}.${name}`);
  const ofDay: Told<Value>[] = [];
  let declined: Told<Value> | null = null;
  for (const report of facts.reports(instrument)) {
    if ((earliest !== null && report.on < earliest) || (ofDay[0] !== undefined && report.on < ofDay[0].report.on)) break;
    const value = read(report);
    if (value === null) continue;
    if (danger === undefined) return { report, value, besides: [] };
    if (danger(value) !== 0 || !isDeclined(value)) ofDay.push({ report, value });
    else if (ofDay.length === 0) declined ??= { report, value };
  }
  // Sorting is stable: of equals the newest stays first.
  const [worst, ...besides] = danger === undefined ? ofDay : ofDay.sort((a, b) => danger(b.value) - danger(a.value));
  // Nobody is out of danger because a later form was left open; and who declines now does not say again the "no" of before.
  if (declined !== null && (worst === undefined || danger?.(worst.value) === 0)) return { ...declined, besides: [] };
  return worst === undefined ? null : { ...worst, besides };
}

/** A report with the number it has in a field, and its day. */
export type ScoredReport = { readonly report: Report; readonly value: number; readonly day: number };

/** Reports of an instrument that have a number in the field, newest first; gathered once. */
export function scoresOf(facts: Facts, instrument: string, field: string): readonly ScoredReport[] {
  const gathered = facts.scores.get(instrument) ?? new Map<string, readonly ScoredReport[]>();
  const held = gathered.get(field);
  if (held !== undefined) return held;
  const scores: ScoredReport[] = [];
  for (const report of facts.reports(instrument)) {
    const value = fieldOf(facts, report, field);
    if (typeof value === 'number') scores.push({ report, value, day: toEpochDay(report.on) });
  }
  facts.scores.set(instrument, gathered.set(field, scores));
  return scores;
}

type Dated = { readonly on: LocalDate };

function byDrug(events: () => readonly CourseEvent[]): (drug: string) => readonly CourseEvent[] {
  const gather = once(() => {
    const map = new Map<string, CourseEvent[]>();
    for (const entry of events()) push(map, entry.course.episode.drug, entry);
    return map;
  });
  return (drug) => gather().get(drug) ?? [];
}

/** Computed when first asked for, then kept. */
function once<T>(compute: () => T): () => T {
  let held: { readonly value: T } | null = null;
  return () => (held ??= { value: compute() }).value;
}

/** By key, newest first; gathered, and each list sorted, when first asked for. */
function grouped<T extends Dated>(facts: readonly T[], on: LocalDate, keyOf: (fact: T) => string | null, newestFirst: (a: T, b: T) => number): (key: string) => readonly T[] {
  const gather = once(() => {
    const byKey = new Map<string, T[]>();
    for (const fact of facts) {
      const key = keyOf(fact);
      if (key !== null && fact.on <= on) push(byKey, key, fact);
    }
    return byKey;
  });
  const sorted = new Map<string, readonly T[]>();
  return (key) => {
    const held = sorted.get(key);
    if (held !== undefined) return held;
    const list = gather().get(key) ?? [];
    if (list.length > 1) list.sort(newestFirst);
    sorted.set(key, list);
    return list;
  };
}

function byClass(courses: readonly Course[]): ReadonlyMap<string, readonly NamedCourse[]> {
  const map = new Map<string, NamedCourse[]>();
  for (const course of courses) {
    const entry: NamedCourse = { course, named: true };
    for (const id of course.terms.classes) push(map, id, entry);
  }
  return map;
}

/** Every name that means a course, looked up from the course, so that a rule's name is one look. */
function byName(courses: readonly Course[], lexicon: DrugLexicon): (drug: string) => readonly NamedCourse[] {
  const map = new Map<string, NamedCourse[]>();
  for (const course of courses) {
    for (const { name, sure } of course.terms.names) push(map, name, { course, named: sure ? true : null });
  }
  return (drug) => map.get(lexicon.spelt(drug)) ?? [];
}

function push<T>(map: Map<string, T[]>, key: string, entry: T): void {
  const held = map.get(key);
  if (held === undefined) map.set(key, [entry]);
  else held.push(entry);
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
