import type {
  AllergyFact,
  Chart,
  ConditionFact,
  Confirmation,
  DoseStep,
  LifeEvent,
  MedicationEpisode,
  ObservationFact,
  Provenance,
  Refill,
  Report,
  WaitingFact,
} from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { ChartRow, RefillColumns, StepColumns } from './chart-columns';

/** Rows with the index as key: the arrays of a table are equally long, which the type cannot say. */
function eachRow<Row>(first: readonly unknown[] | null, read: (index: number) => Row): Row[] {
  const rows: Row[] = [];
  for (let index = 0; index < (first?.length ?? 0); index += 1) rows.push(read(index));
  return rows;
}

/** The cell of a column. A column shorter than its table is a defect of the statement, not of the chart. */
function cell<T>(column: readonly T[] | null, index: number): T {
  const value = column?.[index];
  if (value === undefined) throw new Error('the chart statement returned columns of unequal length');
  return value;
}

type OriginColumns = readonly [
  source: readonly Provenance['source'][] | null,
  by: readonly (string | null)[] | null,
  recordedOn: readonly LocalDate[] | null,
  resource: readonly (string | null)[] | null,
  ...rest: unknown[],
];

const provenanceAt = ([source, by, recordedOn, resource]: OriginColumns, index: number): Provenance => ({
  source: cell(source, index),
  by: cell(by, index),
  recordedOn: cell(recordedOn, index),
  resource: cell(resource, index),
});

/** The clinical part of the row as the value that reasoning takes. */
export const toChart = (row: ChartRow): Chart => ({
  schemaVersion: 1,
  patient: { birthOn: row.birthOn, sex: row.sex, country: row.country },
  received: { conditions: row.conditionsReceived, medications: row.medicationsReceived, allergies: row.allergiesReceived },
  conditions: toConditions(row),
  allergies: toAllergies(row),
  episodes: toEpisodes(row),
  observations: toObservations(row),
  reports: toReports(row),
  lifeEvents: toLifeEvents(row),
  confirmations: toConfirmations(row),
  waiting: toWaiting(row),
});

function toConditions({ conditions }: ChartRow): ConditionFact[] {
  const [, , , , id, codings, text, clinicalStatus, onsetOn, statedOn, abatedOn] = conditions;
  return eachRow(id, (index) => ({
    id: `condition:${cell(id, index)}`,
    codings: cell(codings, index),
    text: cell(text, index),
    clinicalStatus: cell(clinicalStatus, index),
    onsetOn: cell(onsetOn, index),
    recordedOn: cell(statedOn, index),
    abatedOn: cell(abatedOn, index),
    provenance: provenanceAt(conditions, index),
  }));
}

function toAllergies({ allergies }: ChartRow): AllergyFact[] {
  const [, , , , id, ingredient, text, type, reaction, notedOn] = allergies;
  return eachRow(id, (index) => ({
    id: `allergy:${cell(id, index)}`,
    ingredient: cell(ingredient, index),
    text: cell(text, index),
    type: cell(type, index),
    reaction: cell(reaction, index),
    on: cell(notedOn, index),
    provenance: provenanceAt(allergies, index),
  }));
}

function stepsByEpisode([episodeId, from, microgramsPerDay, timesPerDay, form, reason]: StepColumns): Map<string, DoseStep[]> {
  const steps = new Map<string, DoseStep[]>();
  eachRow(episodeId, (index) => {
    const of = cell(episodeId, index);
    const list = steps.get(of) ?? [];
    if (list.length === 0) steps.set(of, list);
    list.push({
      from: cell(from, index),
      microgramsPerDay: cell(microgramsPerDay, index),
      timesPerDay: cell(timesPerDay, index),
      form: cell(form, index),
      reason: cell(reason, index),
    });
  });
  return steps;
}

function refillsByEpisode([episodeId, on, display, daysSupply, resource]: RefillColumns): Map<string, Refill[]> {
  const refills = new Map<string, Refill[]>();
  eachRow(episodeId, (index) => {
    const of = cell(episodeId, index);
    const list = refills.get(of) ?? [];
    if (list.length === 0) refills.set(of, list);
    list.push({
      on: cell(on, index),
      display: cell(display, index),
      daysSupply: cell(daysSupply, index),
      resource: cell(resource, index),
    });
  });
  return refills;
}

function toEpisodes({ episodes, steps, refills }: ChartRow): MedicationEpisode[] {
  const [, , , , id, drug, drugId, display, codings, status, startOn, stopOn, asNeeded, indication, startReason, stopKind, stopText] = episodes;
  const stepsOf = stepsByEpisode(steps);
  const refillsOf = refillsByEpisode(refills);
  return eachRow(id, (index) => {
    const key = cell(id, index);
    const kind = cell(stopKind, index);
    return {
      id: `medication:${key}`,
      drug: cell(drug, index),
      drugId: cell(drugId, index),
      display: cell(display, index),
      codings: cell(codings, index),
      status: cell(status, index),
      startOn: cell(startOn, index),
      stopOn: cell(stopOn, index),
      steps: stepsOf.get(key) ?? [],
      asNeeded: cell(asNeeded, index),
      indication: cell(indication, index),
      startReason: cell(startReason, index),
      stopReason: kind === null ? null : { kind, text: cell(stopText, index) },
      refills: refillsOf.get(key) ?? [],
      provenance: provenanceAt(episodes, index),
    };
  });
}

function toObservations({ observations }: ChartRow): ObservationFact[] {
  const [, , , , id, observation, codings, text, value, valueText, unit, low, high, observedOn] = observations;
  return eachRow(id, (index) => ({
    id: `observation:${cell(id, index)}`,
    observation: cell(observation, index),
    codings: cell(codings, index),
    text: cell(text, index),
    value: cell(value, index),
    valueText: cell(valueText, index),
    unit: cell(unit, index),
    low: cell(low, index),
    high: cell(high, index),
    on: cell(observedOn, index),
    provenance: provenanceAt(observations, index),
  }));
}

function toReports({ reports }: ChartRow): Report[] {
  const [, , , , id, instrument, version, reportedOn, filledBy, answers, scores, estimated, words, precision, earliestOn, latestOn, recordedAt] = reports;
  return eachRow(id, (index): Report => {
    const onsetPrecision = cell(precision, index);
    return {
      id: `report:${cell(id, index)}`,
      instrument: cell(instrument, index),
      version: cell(version, index),
      on: cell(reportedOn, index),
      filledBy: cell(filledBy, index),
      answers: cell(answers, index),
      scores: cell(scores, index),
      estimated: cell(estimated, index),
      words: cell(words, index),
      onset:
        onsetPrecision === null
          ? null
          : { precision: onsetPrecision, earliestOn: cell(earliestOn, index), latestOn: cell(latestOn, index) },
      provenance: provenanceAt(reports, index),
      recordedAt: cell(recordedAt, index),
    };
  });
}

function toLifeEvents({ lifeEvents }: ChartRow): LifeEvent[] {
  const [, , , , id, title, kind, happenedOn, untilOn] = lifeEvents;
  return eachRow(id, (index) => ({
    id: `event:${cell(id, index)}`,
    title: cell(title, index),
    kind: cell(kind, index),
    on: cell(happenedOn, index),
    untilOn: cell(untilOn, index),
    provenance: provenanceAt(lifeEvents, index),
  }));
}

function toConfirmations({ confirmations }: ChartRow): Confirmation[] {
  const [id, fact, value, detail, askedOn, by, askedAgain] = confirmations;
  return eachRow(id, (index) => ({
    id: `confirmation:${cell(id, index)}`,
    fact: cell(fact, index),
    value: cell(value, index),
    detail: cell(detail, index),
    on: cell(askedOn, index),
    by: cell(by, index),
    ...(cell(askedAgain, index) && { askedAgain: true }),
  }));
}

function toWaiting({ inbox }: ChartRow): WaitingFact[] {
  const [id, kind, what, why, , , statedOn, , , about] = inbox;
  return eachRow(id, (index) => ({
    id: `inbox:${cell(id, index)}`,
    kind: cell(kind, index),
    text: cell(what, index),
    why: cell(why, index),
    about: cell(about, index),
    on: cell(statedOn, index),
  }));
}
