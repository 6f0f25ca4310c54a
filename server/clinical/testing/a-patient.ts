import type {
  AnswerValue, Chart, Coding, ConditionFact, DoseStep, LifeEvent, MedicationEpisode, ObservationFact, PatientFacts, Provenance, Report,
  ReportedOnset, StopReason, WaitingFact,
} from '../model/chart';
import type { FactKey } from '../model/ids';
import { addDays, localDate } from '../model/local-date';
import type { LocalDate } from '../model/local-date';

/** The day on which synthetic patients are seen unless a test says otherwise. */
export const TODAY = localDate('2026-11-22');

const BY_CLINICIAN: Provenance = { source: 'clinician', by: 'Dr Test', recordedOn: null, resource: null };
const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm';
const SNOMED = 'http://snomed.info/sct';
const MICROGRAMS_PER_MG = 1000;

type DayText = LocalDate | string;
/** A day as text, or as days before `TODAY`: `-40`. */
const day = (value: DayText | number): LocalDate => (typeof value === 'number' ? addDays(TODAY, value) : localDate(value));
const dayOrNull = (value: DayText | number | null | undefined): LocalDate | null => (value === undefined || value === null ? null : day(value));

export type TakingOptions = {
  readonly id?: string;
  readonly drugId?: string | null;
  readonly status?: MedicationEpisode['status'];
  readonly start?: DayText | number | null;
  readonly stop?: DayText | number | null;
  readonly stopReason?: StopReason['kind'];
  readonly startReason?: string;
  readonly indication?: string | null;
  readonly asNeeded?: boolean;
  readonly timesPerDay?: number | null;
  readonly refills?: readonly (readonly [DayText | number, number | null])[];
};
/** Day, milligrams a day (`null` when the record does not say), and the reason where there is one. */
export type StepText = readonly [DayText | number, number | null, string?];

/** A synthetic patient, built in clinical words; each call gives a new patient. Nothing is known that was not said. */
export function aPatient(): PatientBuilder {
  return new PatientBuilder({
    schemaVersion: 1,
    patient: { birthOn: null, sex: 'unknown', country: null },
    received: { conditions: false, medications: false, allergies: false },
    conditions: [],
    allergies: [],
    episodes: [],
    observations: [],
    reports: [],
    lifeEvents: [],
    confirmations: [],
    waiting: [],
  });
}

export class PatientBuilder {
  constructor(private readonly chart: Chart) {}

  build(): Chart {
    return this.chart;
  }

  /** Age on `TODAY` in completed years, birthday four months ago. */
  aged(years: number): PatientBuilder {
    return this.bornOn(`${2026 - years}-07-22`);
  }

  bornOn(birthOn: DayText): PatientBuilder {
    return this.who({ birthOn: localDate(birthOn) });
  }

  sex(sex: PatientFacts['sex']): PatientBuilder {
    return this.who({ sex });
  }

  livingIn(country: string): PatientBuilder {
    return this.who({ country });
  }

  /** Problem, medication and allergy lists were received, empty so far. */
  withLists(received: Partial<Chart['received']> = { conditions: true, medications: true, allergies: true }): PatientBuilder {
    return this.with({ received: { ...this.chart.received, ...received } });
  }

  /** A condition by ICD-10-CM code (or SNOMED CT when it is all digits), active since the day. */
  diagnosed(code: string, options: Partial<Omit<ConditionFact, 'onsetOn' | 'recordedOn' | 'abatedOn'>> & {
    readonly since?: DayText | number | null; readonly recorded?: DayText | number | null; readonly until?: DayText | number | null;
  } = {}): PatientBuilder {
    const { since, recorded, until, ...rest } = options;
    const coding: Coding = { system: /^\d{6,}$/.test(code) ? SNOMED : ICD_10_CM, code, display: null };
    return this.with({
      received: { ...this.chart.received, conditions: true },
      conditions: [...this.chart.conditions, {
        id: `condition:${code}:${this.chart.conditions.length}`, codings: [coding], text: code, clinicalStatus: 'active',
        onsetOn: dayOrNull(since), recordedOn: dayOrNull(recorded), abatedOn: dayOrNull(until), provenance: BY_CLINICIAN, ...rest,
      }],
    });
  }

  allergicTo(ingredient: string, options: { readonly type?: 'allergy' | 'intolerance' | null; readonly id?: string } = {}): PatientBuilder {
    return this.with({
      received: { ...this.chart.received, allergies: true },
      allergies: [...this.chart.allergies, {
        id: options.id ?? `allergy:${ingredient}:record`, ingredient, text: ingredient, type: options.type === undefined ? 'allergy' : options.type,
        reaction: null, on: null, provenance: BY_CLINICIAN,
      }],
    });
  }

  /** An episode with its dose steps; active unless a stop, a status or both are given. */
  taking(drug: string, steps: readonly StepText[] = [], options: TakingOptions = {}): PatientBuilder {
    const doses: DoseStep[] = steps.map(([from, mg, reason]) => ({
      from: day(from), microgramsPerDay: mg === null ? null : Math.round(mg * MICROGRAMS_PER_MG), timesPerDay: options.timesPerDay ?? null,
      form: null, reason: reason ?? null,
    }));
    const startOn = options.start === undefined ? (doses[0]?.from ?? null) : dayOrNull(options.start);
    const stopOn = dayOrNull(options.stop);
    const episode: MedicationEpisode = {
      id: options.id ?? `medication:${drug}:${startOn ?? 'unknown'}`, drug, drugId: options.drugId ?? null, display: drug, codings: [],
      status: options.status ?? (stopOn === null ? 'active' : 'stopped'), startOn, stopOn, steps: doses, asNeeded: options.asNeeded ?? false,
      indication: options.indication ?? null, startReason: options.startReason ?? null,
      stopReason: options.stopReason === undefined ? null : { kind: options.stopReason, text: null },
      refills: (options.refills ?? []).map(([on, daysSupply]) => ({ on: day(on), display: drug, daysSupply, resource: null })),
      provenance: BY_CLINICIAN,
    };
    return this.with({ received: { ...this.chart.received, medications: true }, episodes: [...this.chart.episodes, episode] });
  }

  planning(drug: string, steps: readonly StepText[] = [], options: TakingOptions = {}): PatientBuilder {
    return this.taking(drug, steps, { ...options, status: 'planned' });
  }

  measured(observation: string, on: DayText | number, value: number | null, options: Partial<Omit<ObservationFact, 'on' | 'value' | 'observation'>> = {}): PatientBuilder {
    return this.with({
      observations: [...this.chart.observations, {
        id: `observation:${observation}:${day(on)}:${this.chart.observations.length}`, observation, codings: [], text: observation, value,
        valueText: null, unit: null, low: null, high: null, on: day(on), provenance: BY_CLINICIAN, ...options,
      }],
    });
  }

  /** Systolic and diastolic in mm[Hg]. */
  bloodPressure(on: DayText | number, systolic: number, diastolic: number): PatientBuilder {
    return this.measured('systolic-bp', on, systolic, { unit: 'mm[Hg]' }).measured('diastolic-bp', on, diastolic, { unit: 'mm[Hg]' });
  }

  /** A total (or another single field) entered without item answers. */
  scored(instrument: string, on: DayText | number, total: number, field = 'total'): PatientBuilder {
    return this.reported(instrument, on, {}, { scores: { [field]: total } });
  }

  /** A report with item answers; scores are computed from them unless given. */
  reported(instrument: string, on: DayText | number, answers: Readonly<Record<string, AnswerValue>>, options: Partial<Omit<Report, 'on' | 'instrument' | 'answers'>> = {}): PatientBuilder {
    return this.with({
      reports: [...this.chart.reports, {
        id: `report:${instrument}:${day(on)}:${this.chart.reports.length}`, instrument, version: null, on: day(on), filledBy: 'patient', answers,
        scores: {}, estimated: false, words: [], onset: null, provenance: { ...BY_CLINICIAN, source: 'patient', by: null }, ...options,
      }],
    });
  }

  /** A structured blunting report of the day that says when it began; with one day, the onset is known to the day. */
  numbSince(earliest: DayText | number, options: { readonly latest?: DayText | number; readonly precision?: ReportedOnset['precision']; readonly reportedOn?: DayText | number; readonly answers?: Readonly<Record<string, AnswerValue>> } = {}): PatientBuilder {
    const onset: ReportedOnset = {
      precision: options.precision ?? (options.latest === undefined ? 'day' : 'month'),
      earliestOn: day(earliest), latestOn: day(options.latest ?? earliest),
    };
    return this.reported('sbr', options.reportedOn ?? TODAY, options.answers ?? {}, { onset });
  }

  lived(kind: LifeEvent['kind'], on: DayText | number, title: string = kind): PatientBuilder {
    return this.with({
      lifeEvents: [...this.chart.lifeEvents, { id: `event:${kind}:${day(on)}`, title, kind, on: day(on), untilOn: null, provenance: BY_CLINICIAN }],
    });
  }

  confirmedAbsent(fact: FactKey, on: DayText | number = TODAY): PatientBuilder {
    return this.confirmed(fact, 'absent', null, on);
  }

  confirmedPresent(fact: FactKey, detail: string | number | null = null, on: DayText | number = TODAY): PatientBuilder {
    return this.confirmed(fact, 'present', detail, on);
  }

  /** Asked, and the answer was "still unknown". */
  askedInVain(fact: FactKey, on: DayText | number = TODAY): PatientBuilder {
    return this.confirmed(fact, 'unknown', null, on);
  }

  waitingFor(kind: WaitingFact['kind'], text: string, options: { readonly about?: readonly FactKey[]; readonly on?: DayText | number | null } = {}): PatientBuilder {
    const { about = [], on } = options;
    return this.with({ waiting: [...this.chart.waiting, { id: `waiting:${kind}:${text}`, kind, text, why: 'not understood', about, on: dayOrNull(on) }] });
  }

  /** For what the words above do not cover. */
  with(part: Partial<Chart>): PatientBuilder {
    return new PatientBuilder({ ...this.chart, ...part });
  }

  private who(part: Partial<PatientFacts>): PatientBuilder {
    return this.with({ patient: { ...this.chart.patient, ...part } });
  }

  /** With a detail that counts as absent, such as a choice that says so. */
  confirmed(fact: FactKey, value: 'present' | 'absent' | 'unknown', detail: string | number | null, on: DayText | number): PatientBuilder {
    return this.with({
      confirmations: [...this.chart.confirmations, { id: `confirmation:${fact}`, fact, value, detail, on: day(on), by: 'Dr Test' }],
    });
  }
}
