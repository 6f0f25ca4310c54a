import type { Db } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import { listDisclosures } from '@/db/queries/audit/search-audit';
import { listCorrections } from '@/db/queries/record/corrections';
import { readPatientRow } from '@/db/queries/patients/read-patient';
import { listFlagAnswersEver } from '@/db/queries/visits/around-signing';
import { listVisitsOfNotes } from '@/db/queries/visits/signed-notes';
import type { SignedNoteRow } from '@/db/queries/visits/signed-notes';
import { localDate } from '@/server/clinical/model/local-date';
import type { NoteDocument } from '@/server/clinical/model/note';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import type { WholeRecord } from '@/server/renderings/fhir/record-bundle';
import type { Waiting } from '@/server/renderings/fhir/record-resources';
import { clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { shownNumbers } from '../patients/record-number';
import { readDocument } from '../visits/read-document';
import { chartShown } from '../workspace/chart-shown';
import { MOST_DISCLOSURES, toCorrection, whatLeft } from './get-record';

export type ReadRecord = { readonly record: WholeRecord; /** For holding against the log of signatures. */ readonly notes: readonly SignedNoteRow[] };

/** Everything that the clinic holds about a patient, in one transaction. */
export async function readRecord(db: Db, ctx: ServiceContext, { patientId, at }: { readonly patientId: string; readonly at: Date }): Promise<ReadRecord> {
  const { clinic } = ctx.actor;
  const own = { clinicId: clinic.id, patientId };
  const loaded = await loadChart(db, { ...own, on: clinicDay(ctx) });
  const person = await readPatientRow(db, own);
  if (loaded === null || person === null) throw new AppError('not-found');
  const { chart, row } = loaded;
  const documents: NoteDocument[] = [];
  const notes: SignedNoteRow[] = [];
  for (const { visitId } of await listVisitsOfNotes(db, own)) {
    const read = await readDocument(db, ctx, visitId);
    if (read === null) continue;
    documents.push(read.document);
    notes.push(read.note);
  }
  const disclosures = await listDisclosures(db, own, MOST_DISCLOSURES);
  const corrections = await listCorrections(db, own);
  const flagAnswers = await listFlagAnswersEver(db, own);
  const knowledge = loadKnowledge();
  const { familyName, givenName, birthOn, birthText, sex, phone, email, address } = row;
  return {
    notes,
    record: {
      person: { id: patientId, family: familyName, given: givenName, birthOn, birthText, sex, phone, email, address, otherNames: person.otherNames, deceasedOn: person.deceasedOn, identifiers: shownNumbers(row.identifiers ?? []) },
      clinic: clinic.name,
      chart: chartShown(chart, knowledge),
      waiting: chart.waiting.map((fact, place): Waiting => ({ ...fact, original: row.inbox[5]?.[place] ?? [] })),
      corrections: corrections.map((row) => toCorrection(row, clinic.timeZone)),
      flagAnswers: flagAnswers.map(({ flag, on, ...answer }) => ({ ...answer, on: localDate(on), title: knowledge.flags.find(({ id }) => id === flag)?.title ?? flag })),
      notes: documents,
      disclosures: disclosures.toReversed().map(({ id, at: when, by, recipient, purpose, ...row }) => ({ id, at: when.toISOString(), what: whatLeft(row), by, recipient, purpose })),
      at: at.toISOString(),
    },
  };
}
