import { compareAnswer, compareRange, compareScalar } from '../conditions/compare';
import type { AnswerValue, Chart, Report } from '../model/chart';
import type { Comparison, Operator, Scalar } from '../model/rule-grammar';
import { addDays } from '../model/local-date';
import { aPatient, TODAY } from './a-patient';
import type { PatientBuilder } from './a-patient';

/** A wish on one value; `holds: false` wants the comparison to fail. */
export type Wish = { readonly op: Operator; readonly value: Scalar | readonly Scalar[]; readonly holds: boolean };

/** What a chart shall hold, gathered from several wishes and built once; wishes on one value are met together. */
export type Draft = {
  readonly steps: readonly ((patient: PatientBuilder) => PatientBuilder)[];
  /** `instrument field` to wishes. */
  readonly scores: ReadonlyMap<string, readonly Wish[]>;
  readonly answers: ReadonlyMap<string, readonly Wish[]>;
  readonly ages: readonly Wish[];
  readonly countries: readonly Wish[];
  /** Days before today on which the numbness began. */
  readonly onset: number | null;
  readonly always: boolean;
};

export const EMPTY: Draft = { steps: [], scores: new Map(), answers: new Map(), ages: [], countries: [], onset: null, always: false };

export const step = (draft: Draft, add: (patient: PatientBuilder) => PatientBuilder): Draft => ({ ...draft, steps: [...draft.steps, add] });
export const wishScore = (draft: Draft, key: string, wish: Wish): Draft => ({ ...draft, scores: new Map(draft.scores).set(key, [...(draft.scores.get(key) ?? []), wish]) });
export const wishAnswer = (draft: Draft, key: string, wish: Wish): Draft => ({ ...draft, answers: new Map(draft.answers).set(key, [...(draft.answers.get(key) ?? []), wish]) });

const NUMBERS: readonly number[] = [...Array.from({ length: 1000 }, (_, n) => n), 0.1, 0.5, 0.75, 0.9, -1, -5, -20];
const WORDS: readonly Scalar[] = ['no', 'yes', 'something else', true, false, 'unwanted'];
const COUNTRIES = ['US', 'GB', 'DE', 'CA'];

/** A number that meets every wish; `null` when there is none. */
export const numberFor = (wishes: readonly Wish[], candidates: readonly number[] = NUMBERS): number | null =>
  candidates.find((candidate) => wishes.every(({ op, value, holds }) => typeof value === 'number' && (compareRange(candidate, candidate, op, value) === true) === holds)) ?? null;

export const numberMeeting = ({ op, value }: Comparison, holds: boolean, candidates: readonly number[] = NUMBERS): number | null => numberFor([{ op, value, holds }], candidates);

function valueFor(wishes: readonly Wish[], matches: (candidate: Scalar, wish: Wish) => boolean): Scalar | null {
  const named = wishes.flatMap(({ value }) => (Array.isArray(value) ? (value as readonly Scalar[]) : [value as Scalar]));
  return [...named, ...NUMBERS, ...WORDS].find((candidate) => wishes.every((wish) => matches(candidate, wish) === wish.holds)) ?? null;
}

/** The chart of a draft; `null` when its wishes contradict each other. */
export function chartOf(draft: Draft): Chart | null {
  let patient = aPatient().withLists();
  const age = numberFor(draft.ages, [...Array.from({ length: 80 }, (_, n) => n + 16)].sort((a, b) => Math.abs(a - 40) - Math.abs(b - 40)));
  if (draft.ages.length > 0) {
    if (age === null) return null;
    patient = patient.aged(age);
  }
  if (draft.countries.length > 0) {
    const country = COUNTRIES.find((code) => draft.countries.every(({ op, value, holds }) => (compareScalar(code, op, value) === true) === holds));
    if (country === undefined) return null;
    patient = patient.livingIn(country);
  }
  for (const add of draft.steps) patient = add(patient);
  const reports = reportsOf(draft);
  if (reports === null) return null;
  for (const [instrument, { answers, ...rest }] of reports) patient = patient.reported(instrument, -1, answers, rest);
  return patient.build();
}

function reportsOf(draft: Draft): ReadonlyMap<string, Pick<Report, 'answers' | 'scores' | 'onset'>> | null {
  const reports = new Map<string, { answers: Record<string, AnswerValue>; scores: Record<string, Scalar>; onset: Report['onset'] }>();
  const report = (instrument: string) => {
    const held = reports.get(instrument) ?? { answers: {}, scores: {}, onset: null };
    reports.set(instrument, held);
    return held;
  };
  for (const [key, wishes] of draft.scores) {
    const [instrument = '', field = ''] = key.split(' ');
    const value = valueFor(wishes, (candidate, { op, value: wanted }) => compareScalar(candidate, op, wanted) === true);
    if (value === null) return null;
    report(instrument).scores[field] = value;
  }
  for (const [key, wishes] of draft.answers) {
    const [instrument = '', item = ''] = key.split(' ');
    const value = valueFor(wishes, (candidate, { op, value: wanted }) => compareAnswer(candidate, op, wanted) === true);
    if (value === null) return null;
    report(instrument).answers[item] = value;
  }
  if (draft.onset !== null) report('sbr').onset = { precision: 'day', earliestOn: addDays(TODAY, -draft.onset), latestOn: addDays(TODAY, -draft.onset) };
  if (draft.always) report('sbr').onset = { precision: 'always been this way', earliestOn: null, latestOn: null };
  return reports;
}
