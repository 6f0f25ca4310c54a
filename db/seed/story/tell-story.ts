import type {
  AllergyFact, Chart, ConditionFact, Confirmation, LifeEvent, MedicationEpisode, ObservationFact, Provenance, Report,
} from '@/server/clinical/model/chart';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { scoreReport } from '@/server/clinical/scoring/score-report';
import { ASKED_QUESTIONS, ORDINARY_ANSWERS } from './asked';
import type { AskedQuestion } from './asked';
import { CLINICS } from './clinics';
import { bornOn, reportedOnset } from './days';
import { ingredientOf } from './ingredient';
import { readDocument } from './read-document';
import type { DemoDocument } from './read-document';
import { MEASURES } from './measures';
import type { AskedScript, ClinicSlug, Day, MedicineScript, ObservationScript, ReportScript, StoryScript } from './script';

/** One demo patient on one day zero: who, and the chart that reasoning sees. */
export type DemoPatient = {
  readonly key: string;
  readonly clinic: ClinicSlug;
  readonly title: string;
  readonly summary: string;
  readonly person: DemoPerson;
  readonly chart: Chart;
  /** Told in the clinic, without the facts of `document`. */
  readonly told: Chart;
  /** Records that other systems sent, as they came and as they were read. */
  readonly document: DemoDocument | null;
};

export type DemoPerson = {
  readonly family: string;
  readonly given: string;
  readonly sex: Chart['patient']['sex'];
  readonly birthOn: LocalDate;
  readonly identifier: { readonly system: string; readonly value: string };
  readonly phone: string | null;
  readonly email: string | null;
};

const DEFAULT_BIRTHDAY_WAS = 120;
const MICROGRAMS_PER_MG = 1000;

/**
 * Tells a story on a day: every day of the script becomes a date, every fact gets a stable id and its provenance,
 * every answer set the scores that the same answers get when a person types them.
 */
export function tellStory(script: StoryScript, today: LocalDate, knowledge: Knowledge): DemoPatient {
  const { instruments } = knowledge;
  const clinic = CLINICS[script.clinic];
  const at = (day: Day): LocalDate => addDays(today, day);
  const from = (recorded: Day | undefined, by: string): Provenance => ({
    source: 'demo',
    by,
    recordedOn: recorded === undefined ? null : at(recorded),
    resource: null,
  });
  const name = `${script.person.given} ${script.person.family}`;
  const birthOn = bornOn(today, script.person.age, script.person.birthdayWas ?? DEFAULT_BIRTHDAY_WAS);
  const missing = new Set(script.neverReceived ?? []);

  const conditions = (script.conditions ?? []).map((entry, place): ConditionFact => ({
    id: `condition:${place + 1}`,
    codings: entry.code === null ? [] : [entry.code],
    text: entry.text ?? entry.code?.display ?? '',
    clinicalStatus: entry.status === undefined ? 'active' : entry.status,
    onsetOn: entry.since === undefined ? null : at(entry.since),
    recordedOn: entry.recorded === undefined ? (entry.since === undefined ? null : at(entry.since)) : at(entry.recorded),
    abatedOn: entry.until === undefined ? null : at(entry.until),
    provenance: from(entry.recorded ?? entry.since, clinic.prescriber),
  }));

  const allergies = (script.allergies ?? []).map((entry, place): AllergyFact => ({
    id: `allergy:${place + 1}`,
    ingredient: entry.ingredient,
    text: entry.text,
    type: entry.type === undefined ? 'allergy' : entry.type,
    reaction: entry.reaction,
    on: entry.since === undefined ? null : at(entry.since),
    provenance: from(entry.recorded ?? entry.since, clinic.prescriber),
  }));

  const episode = (entry: MedicineScript, place: number): MedicationEpisode => {
    const start = entry.steps[0]?.from ?? null;
    return {
      id: `medication:${place + 1}`,
      drug: entry.id === undefined ? (entry.other ?? '') : ingredientOf(entry.id),
      drugId: entry.id ?? null,
      display: entry.display,
      codings: [],
      status: entry.status ?? (entry.stopped === undefined ? 'active' : 'stopped'),
      startOn: start === null ? null : at(start),
      stopOn: entry.stopped === undefined ? null : at(entry.stopped),
      steps: entry.steps.map((step) => ({
        from: at(step.from),
        microgramsPerDay: step.mg === null ? null : Math.round(step.mg * MICROGRAMS_PER_MG),
        timesPerDay: step.times ?? 1,
        form: step.form ?? entry.form,
        reason: step.reason ?? null,
      })),
      asNeeded: entry.asNeeded ?? false,
      indication: entry.indication ?? null,
      startReason: entry.startReason ?? null,
      stopReason: entry.stopReason ?? null,
      refills: (entry.refills ?? []).map((refill) => ({
        on: at(refill.on), display: refill.display, daysSupply: refill.days, resource: null,
      })),
      provenance: from(entry.recorded ?? (start === null ? undefined : Math.min(start, 0)), clinic.prescriber),
    };
  };

  const observation = (entry: ObservationScript, place: number): ObservationFact => {
    const measure = MEASURES[entry.observation];
    return {
      id: `observation:${place + 1}`,
      observation: entry.observation,
      codings: measure === undefined ? [] : [measure.coding],
      text: measure?.coding.display ?? entry.observation,
      value: entry.value,
      valueText: entry.words ?? null,
      unit: entry.value === null ? null : (measure?.ucum ?? null),
      low: entry.low ?? null,
      high: entry.high ?? null,
      on: at(entry.on),
      provenance: from(entry.on, clinic.coordinator),
    };
  };

  const report = (entry: ReportScript, place: number): Report => {
    const answers = entry.answers ?? {};
    const scored = entry.scores === undefined ? scoreReport(entry.instrument, answers, { instruments }) : null;
    return {
      id: `report:${place + 1}`,
      instrument: entry.instrument,
      version: instruments.find(({ id }) => id === entry.instrument)?.version ?? null,
      on: at(entry.on),
      filledBy: entry.by ?? 'patient',
      answers,
      scores: entry.scores ?? scored?.scores ?? {},
      estimated: scored?.estimated ?? false,
      words: entry.words ?? [],
      onset: entry.onset === undefined ? null : reportedOnset(entry.onset, today),
      provenance: from(entry.on, (entry.by ?? 'patient') === 'clinician' ? clinic.prescriber : name),
    };
  };

  const lifeEvents = (script.events ?? []).map((entry, place): LifeEvent => ({
    id: `event:${place + 1}`,
    title: entry.title,
    kind: entry.kind,
    on: at(entry.on),
    untilOn: entry.until === undefined ? null : at(entry.until),
    provenance: from(Math.min(entry.until ?? entry.on, 0), clinic.prescriber),
  }));

  const confirmations = [...(script.asked ?? [])]
    .sort((a, b) => a.on - b.on)
    .flatMap((entry) => entry.questions.flatMap((question) => answersTo(question, entry, at(entry.on), clinic.prescriber)));

  const told: Chart = {
    schemaVersion: 1,
    patient: { birthOn, sex: script.person.sex, country: clinic.country },
    received: {
      conditions: !missing.has('conditions'),
      medications: !missing.has('medications'),
      allergies: !missing.has('allergies'),
    },
    conditions,
    allergies,
    episodes: (script.medicines ?? []).map(episode),
    observations: (script.observations ?? []).map(observation),
    reports: (script.reports ?? []).map(report),
    lifeEvents,
    confirmations: newestByFact(confirmations),
    waiting: [],
  };
  const document = script.records === undefined ? null : readDocument(script.records(at, birthOn), { knowledge, region: clinic.region, on: today });

  return {
    key: script.key,
    clinic: script.clinic,
    title: script.title,
    summary: script.summary,
    person: {
      family: script.person.family,
      given: script.person.given,
      sex: script.person.sex,
      birthOn,
      identifier: { system: clinic.identifierSystem, value: script.person.mrn },
      phone: script.person.phone,
      email: script.person.email,
    },
    chart: document === null ? told : joined(told, document.chart),
    told,
    document,
  };
}

/** The chart with what was imported beside what was told. */
const joined = (told: Chart, imported: Chart): Chart => ({
  ...told,
  conditions: [...told.conditions, ...imported.conditions],
  allergies: [...told.allergies, ...imported.allergies],
  episodes: [...told.episodes, ...imported.episodes],
  observations: [...told.observations, ...imported.observations],
  reports: [...told.reports, ...imported.reports],
  lifeEvents: [...told.lifeEvents, ...imported.lifeEvents],
  waiting: imported.waiting,
});

function answersTo(question: AskedQuestion, asked: AskedScript, on: LocalDate, by: string): readonly Confirmation[] {
  const ordinary = ORDINARY_ANSWERS[question] ?? { value: 'absent', detail: null };
  return ASKED_QUESTIONS[question].map((fact) => ({
    id: `confirmation:${fact}`,
    fact,
    value: asked.present?.includes(fact) === true ? 'present' : (asked.answer ?? ordinary.value),
    detail: asked.detail ?? (asked.answer === undefined ? ordinary.detail : null),
    on,
    by,
  }));
}

/** A chart holds the newest answer to each fact; the list is in the order of asking. */
const newestByFact = (confirmations: readonly Confirmation[]): readonly Confirmation[] => [
  ...new Map(confirmations.map((confirmation) => [confirmation.fact, confirmation])).values(),
];
