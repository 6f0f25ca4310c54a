import type {
  AnswerValue,
  Coding,
  ConditionFact,
  Confirmation,
  LifeEvent,
  MedicationEpisode,
  PatientFacts,
  Provenance,
  Report,
  ReportedOnset,
  StopReason,
  WaitingFact,
} from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';

/** Columns as the statement gives them: one array a column, all of the same length, `null` when there is no row. */
type Columns<T extends readonly unknown[]> = { [K in keyof T]: readonly T[K][] | null };

type Origin = [source: Provenance['source'], by: string | null, recordedOn: LocalDate, resource: string | null];

export type ConditionColumns = Columns<
  [
    ...Origin,
    id: string,
    codings: readonly Coding[],
    text: string,
    clinicalStatus: ConditionFact['clinicalStatus'],
    onsetOn: LocalDate | null,
    statedOn: LocalDate | null,
    abatedOn: LocalDate | null,
  ]
>;
export type AllergyColumns = Columns<
  [
    ...Origin,
    id: string,
    ingredient: string | null,
    text: string,
    type: 'allergy' | 'intolerance' | null,
    reaction: string | null,
    notedOn: LocalDate | null,
  ]
>;
export type EpisodeColumns = Columns<
  [
    ...Origin,
    id: string,
    drug: string,
    drugId: string | null,
    display: string,
    codings: readonly Coding[],
    status: MedicationEpisode['status'],
    startOn: LocalDate | null,
    stopOn: LocalDate | null,
    asNeeded: boolean,
    indication: string | null,
    startReason: string | null,
    stopKind: StopReason['kind'] | null,
    stopText: string | null,
  ]
>;
export type StepColumns = Columns<
  [
    episodeId: string,
    from: LocalDate,
    microgramsPerDay: number | null,
    timesPerDay: number | null,
    form: string | null,
    reason: string | null,
  ]
>;
export type RefillColumns = Columns<
  [episodeId: string, on: LocalDate, display: string, daysSupply: number | null, resource: string | null]
>;
export type ObservationColumns = Columns<
  [
    ...Origin,
    id: string,
    observation: string | null,
    codings: readonly Coding[],
    text: string,
    value: number | null,
    valueText: string | null,
    unit: string | null,
    low: number | null,
    high: number | null,
    observedOn: LocalDate,
  ]
>;
export type ReportColumns = Columns<
  [
    ...Origin,
    id: string,
    instrument: string,
    version: string | null,
    reportedOn: LocalDate,
    filledBy: Report['filledBy'],
    answers: Readonly<Record<string, AnswerValue>>,
    scores: Report['scores'],
    estimated: boolean,
    words: readonly string[],
    onsetPrecision: ReportedOnset['precision'] | null,
    onsetEarliestOn: LocalDate | null,
    onsetLatestOn: LocalDate | null,
    recordedAt: string,
  ]
>;
export type LifeEventColumns = Columns<
  [...Origin, id: string, title: string, kind: LifeEvent['kind'], happenedOn: LocalDate, untilOn: LocalDate | null]
>;
export type ConfirmationColumns = Columns<
  [id: string, fact: string, value: Confirmation['value'], detail: string | number | null, askedOn: LocalDate, by: string | null, askedAgain: boolean]
>;
export type InboxColumns = Columns<
  [
    id: string,
    kind: WaitingFact['kind'],
    what: string,
    why: string,
    resource: string | null,
    original: readonly { readonly label: string; readonly value: string }[],
    statedOn: LocalDate | null,
    receivedOn: LocalDate,
    choices: unknown,
    about: readonly string[],
  ]
>;

/** The one row of the chart statement. */
export type ChartRow = {
  readonly familyName: string;
  readonly givenName: string;
  readonly birthOn: LocalDate | null;
  readonly birthText: string | null;
  readonly sex: PatientFacts['sex'];
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly demo: boolean;
  readonly version: number;
  readonly country: string;
  /** Restricted, and open to whoever reads in an emergency: the database takes nothing of theirs. */
  readonly forReadingOnly: boolean;
  readonly conditionsReceived: boolean;
  readonly medicationsReceived: boolean;
  readonly allergiesReceived: boolean;
  readonly identifiers: readonly { readonly system: string; readonly value: string; readonly label: string }[] | null;
  /** Entries of the same person that were merged into this one. */
  readonly mergedWith: readonly { readonly familyName: string; readonly givenName: string; readonly birthOn: LocalDate | null; readonly on: LocalDate }[] | null;
  readonly conditions: ConditionColumns;
  readonly allergies: AllergyColumns;
  readonly episodes: EpisodeColumns;
  readonly steps: StepColumns;
  readonly refills: RefillColumns;
  readonly observations: ObservationColumns;
  readonly reports: ReportColumns;
  readonly lifeEvents: LifeEventColumns;
  readonly confirmations: ConfirmationColumns;
  readonly inbox: InboxColumns;
};
