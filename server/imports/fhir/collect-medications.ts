import { contentHash } from './canonical';
import { codesIn, itemKey, whyIn, type Collected, type Collecting } from './collected';
import { conceptLabel, plainText, readConcept } from './codings';
import type { EntryOf } from './context';
import { uniqueCandidates, type DoseCandidate, type Doubt } from './dosage';
import { buildEpisodes, byTime, type Episodes } from './episodes';
import { groupBy } from './grouping';
import { member, objectsOf, textOf, writtenAs } from './json-value';
import { episodeFact, medicationChoices } from './medication-choices';
import type { MedicationRecord } from './medication-record';
import type { ImportedFact, InboxItem } from './model';
import { readMedication } from './read-medication';
import { doubtingStaleOrders } from './stale-orders';
import type { Slices } from './slices';

const TYPES: ReadonlySet<string> = new Set(['MedicationRequest', 'MedicationStatement', 'MedicationDispense']);

/** Doubts that leave the drug and its days certain. */
const DOSE_DOUBTS: ReadonlySet<string> = new Set(['dose-without-unit', 'dose-unit-not-known', 'dose-not-clear', 'dose-implausible', 'dose-contradicts-text', 'doses-overlap', 'strength-never-sold', 'date-not-to-the-day']);
/** Records of one drug beyond which choices are not worked out one by one. */
const MANY_RECORDS = 300;

/** Orders, statements and dispenses as episodes; what is in doubt about them as items of the inbox. */
export function* collectMedications(entries: readonly EntryOf[], part: Collecting): Slices<Collected> {
  const inbox: InboxItem[] = [];
  const records: MedicationRecord[] = [];
  const medications = new Map<string, string>();
  for (const entry of entries.filter((one) => TYPES.has(one.resourceType))) {
    yield;
    const reading = readMedication(entry, part.context);
    const on = 'records' in reading ? (reading.records[0]?.startOn ?? null) : null;
    if (reading.kind === 'left-out') part.ledger.put(entry.source, 'leftOut', { ...reading, on });
    else if (!part.isAboutPerson(entry.source)) part.ledger.put(entry.source, 'leftOut', { what: entry.resourceType, why: 'about a group or a thing, not about a person', on });
    else if (reading.kind === 'waits') {
      const doubts = [...part.doubtsOf(entry.source), ...reading.doubts];
      part.ledger.put(entry.source, 'waiting', { what: reading.what, why: whyIn(doubts), on });
      inbox.push(plainItem(entry, reading.what, doubts));
    } else {
      const general = part.doubtsOf(entry.source);
      records.push(...reading.records.map((record) => ({ ...record, doubts: [...general, ...record.doubts] })));
      if (reading.medicationEntry !== null) medications.set(reading.medicationEntry, entry.name);
    }
  }
  const judged = doubtingStaleOrders(records, { on: part.context.on, days: part.context.knowledge.codes.staleOrderDays });
  const episodes = buildEpisodes(judged);
  putRecords(episodes, part);
  inbox.push(...itemsFor(judged, episodes));
  for (const entry of entries.filter((one) => one.resourceType === 'Medication')) {
    const user = medications.get(entry.record);
    if (user !== undefined) part.ledger.put(entry.source, 'merged', { what: labelOf(entry), why: `the medicine of ${user}`, on: null });
  }
  return { facts: episodes.built.map(episodeFact) satisfies readonly ImportedFact[], inbox, notes: [] };
}

const labelOf = (entry: EntryOf): string => conceptLabel(readConcept(member(entry.resource, 'code'))) ?? 'Medication';

const doubtsOf = (record: MedicationRecord, episodes: Episodes): readonly Doubt[] => {
  const overlap = episodes.overlaps.get(record);
  return overlap === undefined ? record.doubts : [...record.doubts, overlap.doubt];
};

function putRecords(episodes: Episodes, { ledger }: Collecting): void {
  for (const { episode, records, contributors } of episodes.built) {
    for (const record of records) {
      const doubts = doubtsOf(record, episodes);
      const line = { what: record.what, on: record.startOn };
      if (doubts.length > 0) ledger.put(record.entry.source, 'waiting', { ...line, why: whyIn(doubts) });
      else if (contributors.has(record)) ledger.put(record.entry.source, 'taken', { ...line, why: null });
      else ledger.put(record.entry.source, 'merged', { ...line, why: `belongs to ${episode.id}` });
    }
  }
}

/** One item for each doubt; refills with the very same doubt share one. */
function itemsFor(records: readonly MedicationRecord[], episodes: Episodes): readonly InboxItem[] {
  const inDoubt = [...records].sort(byTime).filter((record) => doubtsOf(record, episodes).length > 0);
  const groups = groupBy(inDoubt, (record) => keyOf(record, doubtsOf(record, episodes), episodes));
  const byDrug = groupBy(records, (record) => record.drug.drug);
  return [...groups].flatMap(([key, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const doubts = uniqueDoubts(group.flatMap((record) => doubtsOf(record, episodes)));
    const ofDrug = byDrug.get(first.drug.drug) ?? [];
    const candidates = uniqueCandidates([...(episodes.overlaps.get(first)?.candidates ?? []), ...first.candidates]);
    const isMinor = !first.matters && doubts.every((doubt) => DOSE_DOUBTS.has(doubt.code));
    return [{
      key,
      about: [],
      kind: isMinor ? ('other' as const) : ('medication' as const),
      records: [...new Set(group.map((record) => record.entry.record))],
      what: first.what,
      doubts: codesIn(doubts),
      why: whyIn(doubts),
      original: original(first.entry),
      on: first.startOn,
      choices: ofDrug.length > MANY_RECORDS ? [] : medicationChoices({ inDoubt: group, doubts }, ofDrug, candidates),
    }];
  });
}

const uniqueDoubts = (doubts: readonly Doubt[]): readonly Doubt[] => doubts.filter((doubt, at) => doubts.findIndex(({ code, why }) => code === doubt.code && why === doubt.why) === at);

/** The same in every import: the drug and what the doubt says, not where the record stands. */
function keyOf(record: MedicationRecord, doubts: readonly Doubt[], episodes: Episodes): string {
  const candidates: readonly DoseCandidate[] = [...(episodes.overlaps.get(record)?.candidates ?? []), ...record.candidates];
  const isDoseOnly = doubts.every((doubt) => (DOSE_DOUBTS.has(doubt.code) || doubt.code === 'not-renewed') && doubt.code !== 'date-not-to-the-day' && doubt.code !== 'doses-overlap');
  // Refills in one doubt are one question, whichever of them claims to be taken today.
  const lasting = doubts.filter((doubt) => doubt.code !== 'not-renewed');
  const said = [record.what, whyIn(lasting.length > 0 ? lasting : doubts), ...candidates.map((candidate) => candidate.label), ...(isDoseOnly ? [] : [record.entry.record])];
  return `waiting:medication:${record.drug.drugId ?? record.drug.drug}:${contentHash(said).slice(0, 16)}`;
}

function plainItem(entry: EntryOf, what: string, doubts: readonly Doubt[]): InboxItem {
  return {
    key: itemKey(entry, doubts),
    kind: 'medication',
    about: [],
    records: [entry.record],
    what,
    doubts: codesIn(doubts),
    why: whyIn(doubts),
    original: original(entry),
    on: null,
    choices: [{ id: 'leave-out', label: 'Leave it out: it is no medicine that matters here, or it is entered by hand', does: 'not-relevant', facts: [], replaces: [] }],
  };
}

function original({ resource, resourceType }: EntryOf): InboxItem['original'] {
  const concept = readConcept(member(resource, 'medicationCodeableConcept'));
  const instructions = [...objectsOf(resource, 'dosageInstruction'), ...objectsOf(resource, 'dosage')];
  const amounts = instructions.flatMap((instruction) => objectsOf(instruction, 'doseAndRate').flatMap((rate) => {
    const quantity = member(rate, 'doseQuantity');
    const value = writtenAs(member(quantity, 'value'));
    return value === null ? [] : [{ label: 'Dose', value: plainText(`${value} ${textOf(quantity, 'unit') ?? textOf(quantity, 'code') ?? '(no unit)'}`) }];
  }));
  return [
    { label: 'Record', value: resourceType },
    ...(concept === null ? [] : [{ label: 'Medicine', value: conceptLabel(concept) ?? '' }, ...concept.codings.map((coding) => ({ label: 'Code', value: plainText(`${coding.code} (${coding.system === '' ? 'no system' : coding.system})`) }))]),
    ...['status', 'authoredOn', 'effectiveDateTime', 'whenHandedOver'].flatMap((key) => {
      const value = textOf(resource, key);
      return value === null ? [] : [{ label: key, value: plainText(value) }];
    }),
    ...instructions.flatMap((instruction) => {
      const text = textOf(instruction, 'text');
      return text === null ? [] : [{ label: 'Directions', value: plainText(text) }];
    }),
    ...amounts,
  ];
}
