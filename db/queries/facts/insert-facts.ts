import type { PgTable } from 'drizzle-orm/pg-core';
import type {
  AllergyFact,
  ConditionFact,
  Confirmation,
  LifeEvent,
  MedicationEpisode,
  ObservationFact,
  Report,
} from '@/server/clinical/model/chart';
import type { Db } from '../../client';
import { allergy, condition, lifeEvent, observation } from '../../schema/history';
import { doseStep, medicationEpisode, refill } from '../../schema/medication';
import { factConfirmation, report } from '../../schema/report';
import { originColumns, recordedAt } from './origin';
import type { Entry } from './origin';

/** A fact to store, with the identity that an import gave it; `id` fixes the row's id where it must be the same each time. */
export type NewFact<Fact> = { readonly fact: Fact; readonly importKey: string | null; readonly id?: string };

const BATCH = 200;

/** Stores rows in the order given and returns their ids in that order. */
async function insertInBatches<Row>(rows: readonly Row[], insert: (batch: Row[]) => Promise<{ id: string }[]>): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    for (const { id } of await insert(rows.slice(from, from + BATCH))) ids.push(id);
  }
  return ids;
}

export const insertConditions = (db: Db, entry: Entry, facts: readonly NewFact<ConditionFact>[]): Promise<string[]> =>
  insertInBatches(facts, (batch) =>
    db
      .insert(condition)
      .values(
        batch.map(({ fact, importKey, id }) => ({
          ...originColumns(entry, fact.provenance, importKey),
          ...(id === undefined ? {} : { id }),
          codings: fact.codings,
          text: fact.text,
          clinicalStatus: fact.clinicalStatus,
          onsetOn: fact.onsetOn,
          statedOn: fact.recordedOn,
          abatedOn: fact.abatedOn,
        })),
      )
      .returning({ id: condition.id }),
  );

export const insertAllergies = (db: Db, entry: Entry, facts: readonly NewFact<AllergyFact>[]): Promise<string[]> =>
  insertInBatches(facts, (batch) =>
    db
      .insert(allergy)
      .values(
        batch.map(({ fact, importKey, id }) => ({
          ...originColumns(entry, fact.provenance, importKey),
          ...(id === undefined ? {} : { id }),
          ingredient: fact.ingredient,
          text: fact.text,
          type: fact.type,
          reaction: fact.reaction,
          notedOn: fact.on,
        })),
      )
      .returning({ id: allergy.id }),
  );

export const insertObservations = (db: Db, entry: Entry, facts: readonly NewFact<ObservationFact>[]): Promise<string[]> =>
  insertInBatches(facts, (batch) =>
    db
      .insert(observation)
      .values(
        batch.map(({ fact, importKey, id }) => ({
          ...originColumns(entry, fact.provenance, importKey),
          ...(id === undefined ? {} : { id }),
          observation: fact.observation,
          codings: fact.codings,
          text: fact.text,
          value: fact.value,
          valueText: fact.valueText,
          unit: fact.unit,
          low: fact.low,
          high: fact.high,
          observedOn: fact.on,
        })),
      )
      .returning({ id: observation.id }),
  );

export const insertLifeEvents = (db: Db, entry: Entry, facts: readonly NewFact<LifeEvent>[]): Promise<string[]> =>
  insertInBatches(facts, (batch) =>
    db
      .insert(lifeEvent)
      .values(
        batch.map(({ fact, importKey, id }) => ({
          ...originColumns(entry, fact.provenance, importKey),
          ...(id === undefined ? {} : { id }),
          title: fact.title,
          kind: fact.kind,
          happenedOn: fact.on,
          untilOn: fact.untilOn,
        })),
      )
      .returning({ id: lifeEvent.id }),
  );

export const insertReports = (db: Db, entry: Entry, facts: readonly NewFact<Report>[]): Promise<string[]> =>
  insertInBatches(facts, (batch) =>
    db
      .insert(report)
      .values(
        batch.map(({ fact, importKey, id }) => ({
          ...originColumns(entry, fact.provenance, importKey),
          ...(id === undefined ? {} : { id }),
          instrument: fact.instrument,
          version: fact.version,
          reportedOn: fact.on,
          filledBy: fact.filledBy,
          answers: fact.answers,
          scores: fact.scores,
          estimated: fact.estimated,
          words: fact.words,
          onsetPrecision: fact.onset?.precision ?? null,
          onsetEarliestOn: fact.onset?.earliestOn ?? null,
          onsetLatestOn: fact.onset?.latestOn ?? null,
        })),
      )
      .returning({ id: report.id }),
  );

type Refill = MedicationEpisode['refills'][number];
type Step = MedicationEpisode['steps'][number];

/** Episodes with their steps and refills. */
export async function insertEpisodes(db: Db, entry: Entry, facts: readonly NewFact<MedicationEpisode>[]): Promise<string[]> {
  const ids = await insertInBatches(facts, (batch) =>
    db
      .insert(medicationEpisode)
      .values(
        batch.map(({ fact, importKey, id }) => ({
          ...originColumns(entry, fact.provenance, importKey),
          ...(id === undefined ? {} : { id }),
          drug: fact.drug,
          drugId: fact.drugId,
          display: fact.display,
          codings: fact.codings,
          status: fact.status,
          startOn: fact.startOn,
          stopOn: fact.stopOn,
          asNeeded: fact.asNeeded,
          indication: fact.indication,
          startReason: fact.startReason,
          stopKind: fact.stopReason?.kind ?? null,
          stopText: fact.stopReason?.text ?? null,
        })),
      )
      .returning({ id: medicationEpisode.id }),
  );
  const owned = facts.flatMap(({ fact }, index) => {
    const id = ids[index];
    return id === undefined ? [] : [{ id, fact }];
  });
  await insertSteps(
    db,
    entry,
    owned.flatMap(({ id, fact }) => fact.steps.map((step) => ({ episodeId: id, step, provenance: fact.provenance }))),
  );
  await insertRefills(
    db,
    entry,
    owned.flatMap(({ id, fact }) => fact.refills.map((refillOf) => ({ episodeId: id, refill: refillOf }))),
  );
  return ids;
}

export const insertSteps = (
  db: Db,
  entry: Entry,
  steps: readonly { readonly episodeId: string; readonly step: Step; readonly provenance: MedicationEpisode['provenance'] }[],
): Promise<string[]> =>
  insertInBatches(steps, (batch) =>
    db
      .insert(doseStep)
      .values(
        batch.map(({ episodeId, step, provenance }) => ({
          clinicId: entry.clinicId,
          patientId: entry.patientId,
          episodeId,
          fromOn: step.from,
          microgramsPerDay: step.microgramsPerDay,
          timesPerDay: step.timesPerDay,
          form: step.form,
          reason: step.reason,
          recordedAt: recordedAt(entry, provenance),
          recordedBy: entry.recordedBy,
        })),
      )
      .returning({ id: doseStep.id }),
  );

/** A refill of a record that the episode has already is left as it is. */
export const insertRefills = (
  db: Db,
  entry: Entry,
  refills: readonly { readonly episodeId: string; readonly refill: Refill }[],
): Promise<string[]> =>
  insertInBatches(refills, (batch) =>
    db
      .insert(refill)
      .values(
        batch.map(({ episodeId, refill: { on, display, daysSupply, resource } }) => ({
          clinicId: entry.clinicId,
          patientId: entry.patientId,
          episodeId,
          filledOn: on,
          display,
          daysSupply,
          resource,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: refill.id }),
  );

export const insertConfirmations = (
  db: Db,
  entry: Entry,
  confirmations: readonly { readonly confirmation: Omit<Confirmation, 'id'>; readonly questionId: string | null }[],
): Promise<string[]> =>
  insertInBatches(confirmations, (batch) =>
    db
      .insert(factConfirmation)
      .values(
        batch.map(({ confirmation, questionId }) => ({
          clinicId: entry.clinicId,
          patientId: entry.patientId,
          fact: confirmation.fact,
          value: confirmation.value,
          detail: confirmation.detail,
          questionId,
          askedOn: confirmation.on,
          recordedBy: entry.recordedBy,
          recordedByName: confirmation.by,
        })),
      )
      .returning({ id: factConfirmation.id }),
  );

/** Tables whose rows are facts, by the prefix of their ids. */
export const FACT_TABLES = {
  condition,
  allergy,
  medication: medicationEpisode,
  observation,
  report,
  event: lifeEvent,
} as const satisfies Record<string, PgTable>;
export type StoredFactKind = keyof typeof FACT_TABLES;
