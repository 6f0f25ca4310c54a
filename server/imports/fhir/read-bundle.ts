import type { Chart } from '@/server/clinical/model/chart';
import { compileCodeSets } from '@/server/clinical/model/code-sets';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { readEntries, type Bundle, type Entry } from './bundle';
import { compareText } from './canonical';
import { indexConditionWords } from './condition-words';
import type { EntryOf, ReadContext, Region } from './context';
import { dayOf, parseGivenDate } from './dates';
import { TOO_LARGE } from './decode-document';
import { indexInstruments } from './instruments';
import { Ledger } from './ledger';
import { LIMITS } from './limits';
import { collectMedications } from './collect-medications';
import { collectOwn, type OwnCollected } from './collect-own';
import { collectReadings } from './collect-readings';
import { collectReports } from './collect-reports';
import { indexMedicines, rememberConcepts } from './medicines';
import { listsOf } from './own-fact';
import type { ImportedFact, ImportRefusal, ImportResult, InboxItem, Result } from './model';
import { readJsonInSlices } from './read-json';
import { readPatient, type PatientReading } from './read-patient';
import { indexReferences, matchSubject, type References } from './references';
import { distinctEntries } from './same-records';
import { atOnce, type Slices } from './slices';
import type { Doubt } from './dosage';

export type ReadOptions = {
  readonly knowledge: Knowledge;
  readonly region: Region;
  /** The day of reasoning. */
  readonly on: LocalDate;
  /** The last day that a record can honestly speak of; without it the day on which the bundle was made, if it says one. */
  readonly today?: LocalDate | null;
};

/**
 * Reads a FHIR R4 Bundle about one person into facts with provenance. Pure: the same document, knowledge and options
 * give the same result, whatever the order of the bundle's entries. Nothing is guessed and nothing is dropped in
 * silence: every entry stands in exactly one of the four lists.
 */
export const readBundle = (text: string, options: ReadOptions): Result<ImportResult, ImportRefusal> => atOnce(readBundleInSlices(text, options));

/** The same, pausing so that whoever drives it can let others have their turn. */
export function* readBundleInSlices(text: string, options: ReadOptions): Slices<Result<ImportResult, ImportRefusal>> {
  if (text.length > LIMITS.bytes) return { ok: false, error: { code: 'too-large', path: 'document', message: TOO_LARGE } };
  const document = yield* readJsonInSlices(text);
  if (!document.ok) return document;
  const bundle = yield* readEntries(document.value);
  if (!bundle.ok) return bundle;
  const references = indexReferences(bundle.value.entries);
  for (const entry of bundle.value.entries) {
    if (entry.resource === null || entry.resourceType === 'Patient') continue;
    const subject = matchSubject(entry, bundle.value, references);
    if (subject.kind === 'other-patient') return { ok: false, error: subject.refusal };
    yield;
  }
  return { ok: true, value: yield* collect(bundle.value, references, options) };
}

function* collect(bundle: Bundle, references: References, options: ReadOptions): Slices<ImportResult> {
  const made = bundle.madeOn === null ? null : parseGivenDate(bundle.madeOn);
  const latestOn = options.today ?? (made === null ? null : dayOf({ kind: 'read', date: made }));
  const person = readPatient(asRead(bundle.patient), latestOn);
  const context: ReadContext = {
    knowledge: options.knowledge,
    region: options.region,
    references,
    medicines: rememberConcepts(indexMedicines(options.knowledge)),
    conditionWords: indexConditionWords(options.knowledge),
    conditionSetsOf: compileCodeSets(options.knowledge.codes.conditionSets),
    birthOn: person.patient.birthOn,
    deceasedOn: person.patient.deceasedOn,
    on: options.on,
    latestOn,
  };
  const distinct = distinctEntries(bundle.entries);
  const ledger = new Ledger();
  const doubtsOf = (entry: Entry): readonly Doubt[] => {
    const same = distinct.doubts.get(entry);
    return [...(same === undefined ? [] : [same]), ...doubtsAboutSubject(entry, bundle, context)];
  };
  const inbox: InboxItem[] = [...putPatient(bundle.patient, person, ledger)];
  const facts: ImportedFact[] = [];
  const notes: string[] = [...bundle.notes, ...(person.patient.deceased ? ['The record says that this person has died.'] : [])];
  for (const [entry, why] of distinct.merged) ledger.put(entry, 'merged', { what: entry.resourceType ?? 'entry', why, on: null });

  const readable = distinct.entries.flatMap((entry): EntryOf[] => (isReadable(entry) && !entry.isDeletion && entry !== bundle.patient ? [asRead(entry)] : []));
  const part = { context, ledger, doubtsOf, isAboutPerson: (entry: Entry) => matchSubject(entry, bundle, references).kind !== 'not-a-person' };
  const others = distinct.entries.filter((entry) => entry !== bundle.patient);
  const own = yield* collectOwn(readable, part);
  facts.push(...own.facts);
  inbox.push(...own.inbox);
  for (const collecting of [
    () => collectMedications(readable.filter(({ source }) => !ledger.has(source)), part),
    () => collectReports(readable, { ...part, instruments: indexInstruments(options.knowledge) }),
    () => collectReadings(others, part),
  ]) {
    const collected = yield* collecting();
    facts.push(...collected.facts);
    inbox.push(...collected.inbox);
    notes.push(...collected.notes);
  }
  if (ledger.size !== bundle.entries.length) throw new RangeError(`${bundle.entries.length} entries and ${ledger.size} dispositions`);
  inbox.sort((a, b) => compareText(a.on ?? '9999', b.on ?? '9999') || compareText(a.key, b.key));
  facts.sort((a, b) => compareText(a.kind, b.kind) || compareText(a.key, b.key));
  return {
    patient: person.patient,
    chart: toChart(person, { facts, inbox, bundle, region: options.region, own, lists: listsOf(asRead(bundle.patient)) }),
    facts,
    confirmations: own.confirmations,
    taken: ledger.list('taken'),
    merged: ledger.list('merged'),
    waiting: ledger.list('waiting'),
    leftOut: ledger.list('leftOut'),
    inbox,
    notes: [...new Set(notes)].sort(compareText),
  };
}

const isReadable = (entry: Entry): boolean => entry.resource !== null && entry.resourceType !== null;

/** An entry that has a resource with a type; the bundle's patient always does. */
function asRead(entry: Entry): EntryOf {
  if (entry.resource === null || entry.resourceType === null) throw new RangeError('an entry without a resource is not read');
  return { ...entry, resource: entry.resource, resourceType: entry.resourceType, source: entry };
}

function doubtsAboutSubject(entry: Entry, bundle: Bundle, context: ReadContext): readonly Doubt[] {
  const subject = matchSubject(entry, bundle, context.references);
  if (subject.kind === 'none') return [{ code: 'no-subject', why: 'it does not say whose record it is' }];
  return subject.kind === 'not-matched' ? [{ code: 'subject-not-matched', why: 'it names its patient in a way that this bundle does not resolve' }] : [];
}

function putPatient(entry: Entry, { doubts, original }: PatientReading, ledger: Ledger): readonly InboxItem[] {
  const why = doubts.map((doubt) => doubt.why).join('; ');
  ledger.put(entry, doubts.length > 0 ? 'waiting' : 'taken', { what: 'Patient', why, on: null });
  if (doubts.length === 0) return [];
  return [{
    key: `waiting:patient:${entry.record}`, kind: 'patient', about: [], records: [entry.record], what: 'Patient', doubts: doubts.map((doubt) => doubt.code), why, original, on: null,
    choices: [{ id: 'leave-out', label: 'Leave the date out', does: 'not-relevant', facts: [], replaces: [] }],
  }];
}

type Collected = { readonly facts: readonly ImportedFact[]; readonly inbox: readonly InboxItem[]; readonly bundle: Bundle; readonly region: Region; readonly own: Pick<OwnCollected, 'confirmations'>; readonly lists: Chart['received'] | null };

function toChart(person: PatientReading, { facts, inbox, bundle, region, own, lists }: Collected): Chart {
  const types = new Set(bundle.entries.map((entry) => entry.resourceType));
  return {
    schemaVersion: 1,
    patient: { birthOn: person.patient.birthOn, sex: person.patient.sex, country: region === 'UK' ? 'GB' : 'US' },
    received: lists ?? {
      conditions: types.has('Condition'),
      medications: types.has('MedicationRequest') || types.has('MedicationStatement') || types.has('MedicationDispense'),
      allergies: types.has('AllergyIntolerance'),
    },
    conditions: facts.flatMap((one) => (one.kind === 'condition' ? [one.fact] : [])),
    allergies: facts.flatMap((one) => (one.kind === 'allergy' ? [one.fact] : [])),
    episodes: facts.flatMap((one) => (one.kind === 'medication' ? [one.fact] : [])),
    observations: facts.flatMap((one) => (one.kind === 'observation' ? [one.fact] : [])),
    reports: facts.flatMap((one) => (one.kind === 'report' ? [one.fact] : [])),
    lifeEvents: facts.flatMap((one) => (one.kind === 'life-event' ? [one.fact] : [])),
    confirmations: own.confirmations.map(({ confirmation }) => confirmation),
    waiting: inbox.map((item) => ({ id: item.key, kind: item.kind, text: item.what, why: item.why, about: item.about, on: item.on })),
  };
}
