import { createHash } from 'node:crypto';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import type { Entry } from '@/db/queries/facts/origin';
import { insertConfirmations, insertRefills } from '@/db/queries/facts/insert-facts';
import { foldedWords, searchTerms } from '@/db/queries/patients/fold';
import { listCandidates } from '@/db/queries/patients/list-patients';

import { addIdentifiers, holdPatient, insertPatient, markReceived, refreshSearchTerms } from '@/db/queries/patients/store-patient';
import { insertImport, insertInboxItems, insertSourceRecords, listInboxKeys, listKnownRecords, listStoredImports } from '@/db/queries/imports/stored-imports';
import { loadChart } from '@/db/queries/chart/load-chart';
import { recordAudit } from '@/server/audit/record-audit';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { decodeDocument } from '@/server/imports/fhir/decode-document';
import type { ImportedConfirmation, ImportedFact, ImportEntry, ImportResult as Reading } from '@/server/imports/fhir/model';
import { readBundleInSlices } from '@/server/imports/fhir/read-bundle';
import { inSlices } from '@/server/imports/fhir/slices';
import type { ImportResult } from '@/server/contracts/import';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { displayName, likeNamedAmong } from '../patients/summarise-patient';
import { recordRefusal } from '../record-refusal';
import { describePerson } from './describe-person';
import type { Person } from './describe-person';
import { placeEntries } from './dispositions';
import type { Lists } from './dispositions';
import { inboxRows } from './inbox-rows';
import { matchPatient } from './match-patient';
import { OutsideOfChart, refuseOutside, tellCareTeam } from './outside-of-chart';
import { planImport } from './plan-import';
import type { ImportPlan } from './plan-import';
import { replaceImported, storeImported } from './store-facts';

export type ImportRequest = {
  readonly bytes: Uint8Array;
  /** Patient whose chart the document was opened in; `null` when it says itself whose it is. */
  readonly patientId: string | null;
  readonly door: 'upload' | 'command-line';
};

/** Carries the outcome of a preview out of a transaction that is then undone. */
class Previewed extends Error {
  constructor(readonly result: ImportResult) {
    super('a preview stores nothing');
  }
}

const IMPORTED = { event: 'record.imported', objectKind: 'import' };
const PREVIEWED = { event: 'record.previewed', objectKind: 'import' };
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** Of whom a refusal is written down: the trail of a restricted chart tells who brought what. */
const whoseOf = ({ patientId }: ImportRequest, error: unknown): string | null => (error instanceof OutsideOfChart ? error.patientId : patientId);
const LATER_RECORD = 'a later record takes its place';

/** A large document takes seconds to read: others have their turn meanwhile. */
async function readDocument(ctx: ServiceContext, bytes: Uint8Array, on: LocalDate): Promise<Reading> {
  const text = decodeDocument(bytes);
  const read = text.ok ? await inSlices(readBundleInSlices(text.value, { knowledge: loadKnowledge(), region: ctx.actor.clinic.region, on, today: on })) : text;
  if (read.ok) return read.value;
  const { code, path, message } = read.error;
  throw new AppError(code === 'too-large' ? 'too-large' : 'document-refused', { sentence: `${path}: ${message}` });
}

/** Takes a FHIR document into the clinic: one transaction, all or nothing. A second time changes nothing. */
export async function importBundle(ctx: ServiceContext, request: ImportRequest): Promise<ImportResult> {
  try {
    authorise(ctx.actor, 'record:upload');
    const on = clinicDay(ctx);
    const reading = await readDocument(ctx, request.bytes, on);
    return await withClinic(acting(ctx), (db) => takeIn(db, ctx, { ...request, reading, on }));
  } catch (error) {
    if (error instanceof OutsideOfChart) await tellCareTeam(ctx, error, sha256Of(request.bytes));
    await recordRefusal(ctx, { ...IMPORTED, patientId: whoseOf(request, error) }, error);
    throw error;
  }
}

/** What `importBundle` would do, worked out by doing it and undoing it. */
export async function previewImport(ctx: ServiceContext, request: ImportRequest): Promise<ImportResult> {
  try {
    authorise(ctx.actor, 'record:upload');
    const on = clinicDay(ctx);
    const reading = await readDocument(ctx, request.bytes, on);
    const result = await withClinic(acting(ctx), async (db): Promise<ImportResult> => {
      throw new Previewed(await takeIn(db, ctx, { ...request, reading, on }));
    }).catch((outcome: unknown) => {
      if (outcome instanceof Previewed) return outcome.result;
      throw outcome;
    });
    const patientId = result.patient.created ? null : result.patient.id;
    await withClinic(acting(ctx), (db) => recordAudit(db, auditor(ctx), { ...PREVIEWED, patientId, details: countsOf(result) }));
    return { ...result, patient: { ...result.patient, id: patientId }, preview: true };
  } catch (error) {
    await recordRefusal(ctx, { ...PREVIEWED, patientId: whoseOf(request, error) }, error);
    throw error;
  }
}

type Work = ImportRequest & { readonly reading: Reading; readonly on: LocalDate };

async function takeIn(db: Db, ctx: ServiceContext, work: Work): Promise<ImportResult> {
  const clinicId = ctx.actor.clinic.id;
  const person = describePerson(work.reading.patient);
  const asked = {
    clinicId,
    exceptId: null,
    familyTerms: [...new Set(person.names.flatMap(({ familyName }) => foldedWords(familyName)))],
    terms: searchTerms({ ...person, identifiers: [] }),
    identifierValues: person.identifiers.map(({ value }) => value),
  };
  if (work.patientId === null) await refuseOutside(db, ctx, person, asked);
  const candidates = await listCandidates(db, asked);
  const match = matchPatient(person, candidates, work.patientId);
  if (match.kind === 'refused') {
    // A chosen patient of another clinic is not found, in the words for any unknown id.
    if (work.patientId !== null && !(await holdPatient(db, { clinicId, patientId: work.patientId }))) throw new AppError('not-found');
    throw new AppError('document-refused', { sentence: match.sentence });
  }
  const patientId = match.kind === 'join' ? match.patientId : await createPerson(db, ctx, { person, reading: work.reading });
  await holdPatient(db, { clinicId, patientId });
  const entry: Entry = { clinicId, patientId, recordedBy: null, timeZone: ctx.actor.clinic.timeZone };
  const lists = await storeReading(db, ctx, { work, entry, patientIsHere: match.kind === 'join' });
  await addIdentifiers(db, entry, person.identifiers);
  await refreshSearchTerms(db, entry);
  await markReceived(db, entry, work.reading.chart.received);
  const loaded = await loadChart(db, { clinicId, patientId, on: work.on });
  if (loaded === null) throw new Error('the patient of an import is there');
  const joined = { familyName: loaded.row.familyName, givenName: loaded.row.givenName };
  const others = candidates.filter(({ id }) => id !== patientId);
  return {
    patient: {
      id: patientId,
      created: match.kind === 'new',
      displayName: displayName(joined.familyName, joined.givenName),
      joinedOn: match.kind === 'join' ? [...match.joinedOn] : [],
      birthOn: person.birthOn,
      sex: work.reading.patient.sex,
      identifiers: person.identifiers.filter(({ label }) => label !== ''),
    },
    possibleDuplicates: likeNamedAmong({ ...person, ...joined }, others, work.on).filter(({ why }) => why === 'possible-duplicate'),
    ...listsOut(lists),
    preview: false,
  };
}

async function createPerson(db: Db, ctx: ServiceContext, { person, reading }: { person: Person; reading: Reading }): Promise<string> {
  const { clinic, userId } = ctx.actor;
  const { sex, birthGiven, contact, deceasedOn } = reading.patient;
  return insertPatient(db, {
    clinicId: clinic.id,
    familyName: person.familyName,
    givenName: person.givenName,
    otherNames: person.otherNames,
    birthOn: person.birthOn,
    birthText: person.birthOn === null ? birthGiven : null,
    sex,
    phone: contact.phones[0] ?? null,
    email: contact.emails[0] ?? null,
    address: contact.addressLines.join(', ') || null,
    deceasedOn,
    demo: clinic.demo,
    createdBy: userId,
  });
}

async function storeReading(
  db: Db,
  ctx: ServiceContext,
  { work, entry, patientIsHere }: { readonly work: Work; readonly entry: Entry; readonly patientIsHere: boolean },
): Promise<Lists> {
  const { reading } = work;
  const entries = [...reading.taken, ...reading.merged, ...reading.waiting, ...reading.leftOut];
  const known = await listKnownRecords(db, entry);
  const isKnown = ({ record, contentHash }: ImportEntry): boolean => known.get(record)?.has(contentHash) === true;
  const fresh = new Set(entries.filter((one) => !isKnown(one)).map(({ record }) => record));
  const isSettled = ({ records }: ImportedFact): boolean => records.every((record) => !fresh.has(record));
  const loaded = await loadChart(db, { ...entry, on: work.on });
  if (loaded === null) throw new AppError('not-found');
  const stored = await listStoredImports(db, entry);
  const plan = planImport(reading, { stored, isKnown: isSettled, chart: loaded.chart });
  const items = inboxRows(reading, plan);
  const earlier = await listInboxKeys(db, entry);
  const open = recordsThatWait(items, earlier);
  const conflicting = new Set(plan.conflicts.flatMap(({ fact }) => fact.records));
  const answered = new Set(loaded.chart.confirmations.map(({ fact }) => fact));
  const isAnswered = ({ confirmation }: ImportedConfirmation): boolean => answered.has(confirmation.fact);
  const answeredHere = new Set(reading.confirmations.filter(isAnswered).map(({ record }) => record));
  const lists = placeEntries(reading, {
    isKnown,
    answered: ({ record }) => answeredHere.has(record),
    waits: ({ record }) => open.has(record),
    removed: ({ record }) => plan.removedRecords.has(record),
    conflicts: ({ record }) => conflicting.has(record),
    patientIsHere,
  });
  const importId = await insertImport(db, entry, {
    documentSha256: sha256Of(work.bytes),
    door: work.door,
    importedBy: ctx.actor.userId,
    counts: countsOf(lists),
    notes: [...reading.notes],
  });
  const whose = { ...entry, importId };
  await carryOut(db, entry, plan);
  const answers = reading.confirmations.filter((one) => fresh.has(one.record) && !isAnswered(one));
  await insertConfirmations(db, entry, answers.map(({ confirmation }) => ({ confirmation, questionId: null })));
  await insertInboxItems(db, whose, items);
  const places = (['taken', 'merged', 'waiting', 'leftOut'] as const).flatMap((disposition) =>
    lists[disposition].map(({ record, contentHash, what, why, on }) => ({ record, contentHash, disposition, what, why, statedOn: on })),
  );
  await insertSourceRecords(db, whose, places);
  await recordAudit(db, auditor(ctx), { ...IMPORTED, objectId: importId, patientId: entry.patientId, details: { ...countsOf(lists), door: work.door } });
  return lists;
}

type InboxKey = { readonly key: string; readonly isOpen: boolean; readonly records: readonly string[] };

/** Records with an item that nobody has settled: the new items, and the old ones that are still open. */
function recordsThatWait(items: readonly { itemKey: string; records: readonly string[] }[], earlier: readonly InboxKey[]): ReadonlySet<string> {
  const there = new Set(earlier.map(({ key }) => key));
  const fresh = items.filter(({ itemKey }) => !there.has(itemKey));
  return new Set([...earlier.filter(({ isOpen }) => isOpen), ...fresh].flatMap(({ records }) => records));
}

async function carryOut(db: Db, entry: Entry, plan: ImportPlan): Promise<void> {
  await storeImported(db, entry, plan.inserts);
  for (const { old, fact } of plan.replacements) {
    await replaceImported(db, entry, { oldId: old.id, fact, by: null, why: LATER_RECORD });
  }
  const refills = plan.refills.flatMap(({ rowId, fact }) => fact.fact.refills.map((refill) => ({ episodeId: rowId, refill })));
  await insertRefills(db, entry, refills);
}

type Counted = { readonly [List in keyof Lists]: readonly unknown[] };

const countsOf = ({ taken, merged, waiting, leftOut }: Counted) => ({
  taken: taken.length,
  merged: merged.length,
  waiting: waiting.length,
  leftOut: leftOut.length,
});

const listsOut = ({ taken, merged, waiting, leftOut }: Lists) => {
  const out = (entries: readonly ImportEntry[]) => entries.map(({ resource, what, why }) => ({ resource, what, why }));
  return { taken: out(taken), merged: out(merged), waiting: out(waiting), leftOut: out(leftOut) };
};

