import type { Entry } from './bundle';
import { canonicalText } from './canonical';
import { conceptLabel, plainText, readConcept } from './codings';
import { codesIn, itemKey, whyIn, type Collected, type Collecting } from './collected';
import type { EntryOf } from './context';
import { member, objectsOf, type JsonValue } from './json-value';
import type { ImportedFact, InboxChoice, InboxItem } from './model';
import { readAllergy } from './read-allergy';
import { readCondition } from './read-condition';
import { readEncounter } from './read-encounter';
import { readObservation } from './read-observation';
import { leftOut, type Reading, type Waiting } from './reading';
import type { Slices } from './slices';

/** Conditions, allergies, measurements, stays in hospital; and a reason for every entry that is none of the chart. */
export function* collectReadings(entries: readonly Entry[], part: Collecting): Slices<Collected> {
  const facts: ImportedFact[] = [];
  const inbox: InboxItem[] = [];
  const notes: string[] = [];
  const known = new Map<string, string>();
  for (const entry of entries) {
    if (part.ledger.has(entry)) continue;
    yield;
    const reading = withDoubts(readEntry(entry, part), entry, part);
    switch (reading.kind) {
      case 'left-out':
        part.ledger.put(entry, 'leftOut', reading);
        break;
      case 'merged':
        part.ledger.put(entry, 'merged', reading);
        break;
      case 'waits':
        part.ledger.put(entry, 'waiting', { ...reading, why: whyIn(reading.item.doubts) });
        facts.push(...reading.item.facts);
        inbox.push(toItem(entry, reading));
        break;
      case 'fact': {
        const [same] = reading.facts.flatMap((fact) => known.get(withoutIdentity(fact)) ?? []);
        if (same !== undefined && reading.facts.every((fact) => known.has(withoutIdentity(fact)))) {
          part.ledger.put(entry, 'merged', { ...reading, why: `says the same as ${same}` });
          break;
        }
        for (const fact of reading.facts) known.set(withoutIdentity(fact), entry.name);
        part.ledger.put(entry, 'taken', { ...reading, why: null });
        facts.push(...reading.facts);
        notes.push(...(reading.notes ?? []));
      }
    }
  }
  return { facts, inbox, notes };
}

function readEntry(entry: Entry, { context }: Collecting): Reading {
  const { resource, resourceType } = entry;
  if (entry.isDeletion) return leftOut(resourceType ?? 'entry', 'a deletion: nothing to read');
  if (resource === null) return leftOut('entry', 'no resource in this entry');
  if (resourceType === null) return leftOut('entry', 'not a FHIR resource: resourceType is missing');
  const read: EntryOf = { ...entry, resource, resourceType, source: entry };
  switch (resourceType) {
    case 'Condition':
      return readCondition(read, context);
    case 'AllergyIntolerance':
      return readAllergy(read, context);
    case 'Observation':
      return readObservation(read, context);
    case 'Encounter':
      return readEncounter(read, context);
    case 'Medication':
      return leftOut(labelOf(read), 'no order, statement or dispense points at this Medication');
    case 'Bundle':
      return leftOut('Bundle', 'a bundle inside the bundle is not read; send it by itself');
    default:
      return leftOut(labelOf(read), `no part of the chart: ${plainText(resourceType)}`);
  }
}

const NEEDS_PERSON: ReadonlySet<string> = new Set(['Condition', 'AllergyIntolerance', 'Observation', 'Encounter']);

/** A record that would give facts and may be somebody else's waits instead. */
function withDoubts(reading: Reading, entry: Entry, part: Collecting): Reading {
  if (reading.kind === 'left-out' || reading.kind === 'merged' || !NEEDS_PERSON.has(entry.resourceType ?? '')) return reading;
  if (!part.isAboutPerson(entry)) return leftOut(reading.what, 'about a group or a thing, not about a person', reading.on);
  const doubts = part.doubtsOf(entry);
  if (doubts.length === 0) return reading;
  if (reading.kind === 'waits') return { ...reading, item: { ...reading.item, doubts: [...doubts, ...reading.item.doubts], facts: [] } };
  const kind = kindOf(reading.facts);
  const offer = { id: 'take', label: `It is about this person: take “${reading.what}”`, facts: reading.facts };
  return { kind: 'waits', what: reading.what, on: reading.on, item: { kind, about: reading.facts.flatMap(measurementIn), doubts, original: [{ label: 'Record', value: reading.what }], facts: [], offers: [offer] } };
}

const kindOf = ([fact]: readonly ImportedFact[]): Waiting['kind'] => {
  if (fact === undefined || fact.kind === 'life-event') return 'other';
  return fact.kind;
};

const measurementIn = ({ kind, fact }: ImportedFact): readonly string[] => (kind === 'observation' && fact.observation !== null ? [`observation:${fact.observation}`] : []);

function toItem(entry: Entry, reading: Reading & { kind: 'waits' }): InboxItem {
  const { item } = reading;
  const choices: InboxChoice[] = item.offers.map((offer) => ({
    id: offer.id,
    label: offer.label,
    does: 'fact',
    facts: offer.facts,
    replaces: item.facts.map((fact) => fact.key),
  }));
  return {
    key: itemKey(entry, item.doubts),
    kind: item.kind,
    about: item.about ?? [],
    records: [entry.record],
    what: reading.what,
    doubts: codesIn(item.doubts),
    why: whyIn(item.doubts),
    original: item.original,
    on: reading.on,
    choices: [...choices, { id: 'leave-out', label: 'Leave it out', does: 'not-relevant', facts: [], replaces: item.facts.map((fact) => fact.key) }],
  };
}

/** The content of a fact without its id and source: two records that agree in it are one fact. */
function withoutIdentity({ fact, kind }: ImportedFact): string {
  const { id: _id, provenance: _provenance, ...content } = fact;
  return `${kind}|${canonicalText(JSON.parse(JSON.stringify(content)) as JsonValue)}`;
}

/** Words of a record of any type, for the list of what was left out. */
function labelOf({ resource, resourceType }: EntryOf): string {
  const concept = ['code', 'vaccineCode', 'type', 'category'].map((key) => conceptLabel(readConcept(member(resource, key))) ?? conceptLabel(readConcept(objectsOf(resource, key).at(0)))).find((label) => label !== null);
  return concept ?? plainText(resourceType);
}
