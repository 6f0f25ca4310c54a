import type { ObservationFact } from '@/server/clinical/model/chart';
import type { ObservationCode } from '@/server/clinical/model/code-content';
import { localDate, type LocalDate } from '@/server/clinical/model/local-date';
import { SYSTEMS, codesOf, conceptLabel, plainText, readConcept, type Concept } from './codings';
import { doubtsAboutDay, doubtsAboutMeaning, provenanceOf, type EntryOf, type ReadContext } from './context';
import { dayOf, firstGiven, givenText, readDate, type ReadDate } from './dates';
import type { Doubt } from './dosage';
import { member, objectOf, objectsOf, textOf, type JsonObject } from './json-value';
import { readMeasured, referenceRangeOf, type MeasuredReading } from './measured-value';
import type { ImportedFact } from './model';
import { readValue, type ReadValue } from './read-value';
import { leftOut, type Reading } from './reading';

const LEFT_OUT_STATUS: Readonly<Record<string, string>> = { 'entered-in-error': 'entered in error', cancelled: 'cancelled', registered: 'registered only: no result yet', preliminary: 'a preliminary result, not final' };

/** The day on which an observation is true. */
export const effectiveOf = (resource: JsonObject): ReadDate =>
  firstGiven([readDate(resource, 'effectiveDateTime'), readDate(resource, 'effectiveInstant'), readDate(objectOf(resource, 'effectivePeriod') ?? undefined, 'start')]);

/** A reason not to use a result at all, by its status; `null` when it stands. */
export const statusLeftOut = (resource: JsonObject): string | null => LEFT_OUT_STATUS[textOf(resource, 'status') ?? ''] ?? null;

type Part = { readonly concept: Concept | null; readonly holder: JsonObject; readonly suffix: string; readonly value: ReadValue };

/** Reads an Observation that is no part of a questionnaire: a measurement, a laboratory result, a finding. */
export function readObservation(entry: EntryOf, context: ReadContext): Reading {
  const { resource } = entry;
  const concept = readConcept(member(resource, 'code'));
  const what = conceptLabel(concept) ?? 'observation without a name';
  const effective = effectiveOf(resource);
  const on = dayOf(effective);
  const notUsed = statusLeftOut(resource);
  if (notUsed !== null) return leftOut(what, notUsed, on);
  const parts = partsOf(resource, concept).filter((part) => part.value.kind !== 'none');
  if (parts.length === 0) return withoutValue(resource, what, on, context);
  // What no rule reads may well be written after death: a certificate, a late result.
  const matters = parts.some((part) => knownCode(part.concept, context) !== null);
  const days = effective.kind === 'none' ? [{ code: 'no-date', why: 'it does not say when' } as const] : doubtsAboutDay(effective, 'its day', matters ? context : { ...context, deceasedOn: null });
  const inDoubt: Doubt[] = [...days, ...doubtsAboutMeaning(resource)];
  if (effective.kind === 'read' && on === null) inDoubt.push({ code: 'date-not-to-the-day', why: `its day is given as ${effective.date.given}` });
  if (instrumentNamed(concept, context).length > 0) inDoubt.push({ code: 'code-not-known', why: 'it looks like a questionnaire score, and its code is none that can be read' });
  const read = parts.map((part) => toFact(entry, part, on, context));
  inDoubt.push(...read.flatMap((one) => one.doubts), ...doubtsAboutPressures(read));
  const facts = read.flatMap((one) => (one.fact === null ? [] : [asFact(entry, one.fact)]));
  if (inDoubt.length === 0) return { kind: 'fact', what, on, facts };
  const range = effective.kind === 'read' && on === null ? [effective.date.earliestOn, effective.date.latestOn] : [];
  const onlyDay = inDoubt.every((doubt) => doubt.code === 'date-not-to-the-day');
  return {
    kind: 'waits', what, on,
    item: {
      kind: 'observation',
      about: [...read.flatMap(({ known }) => (known === null ? [] : [`observation:${known.id}`])), ...instrumentNamed(concept, context).map((id) => `report:${id}`)],
      doubts: inDoubt,
      original: [
        { label: 'Observation', value: what },
        ...parts.map((part) => ({ label: part.suffix === '' ? 'Value' : (conceptLabel(part.concept) ?? 'Value'), value: valueText(part.value) })),
        { label: 'Day', value: givenText(effective) ?? 'not given' },
      ],
      facts: [],
      offers: onlyDay
        ? range.map((day, at) => ({ id: at === 0 ? 'on-earliest' : 'on-latest', label: `Count it as ${day}`, facts: facts.map((fact) => dated(fact, day)) }))
        : on === null || days.length > 0 ? [] : offersOf(read).map((offer) => ({ id: 'take', label: offer.label, facts: offer.facts.map((fact) => asFact(entry, fact)) })),
    },
  };
}

const asFact = (entry: EntryOf, fact: ObservationFact): ImportedFact => ({ kind: 'observation', key: fact.id, records: [entry.record], fact });
const dated = (fact: ImportedFact, on: LocalDate): ImportedFact => (fact.kind === 'observation' ? { ...fact, fact: { ...fact.fact, on } } : fact);

function partsOf(resource: JsonObject, concept: Concept | null): readonly Part[] {
  const own: Part = { concept, holder: resource, suffix: '', value: readValue(resource) };
  const times = new Map<string, number>();
  const components = objectsOf(resource, 'component').map((component, at): Part => {
    const code = readConcept(member(component, 'code'));
    const name = code?.codings[0]?.code ?? String(at + 1);
    const count = (times.get(name) ?? 0) + 1;
    times.set(name, count);
    return { concept: code, holder: component, suffix: `#${name}${count === 1 ? '' : `.${count}`}`, value: readValue(component) };
  });
  return [own, ...components];
}

function withoutValue(resource: JsonObject, what: string, on: LocalDate | null, context: ReadContext): Reading {
  const members = objectsOf(resource, 'hasMember').flatMap((reference) => textOf(reference, 'reference') ?? []);
  const here = members.flatMap((reference) => context.references.entryOf(reference)?.record ?? []);
  const [first] = here;
  if (first !== undefined) return { kind: 'merged', what, on, why: `holds together ${here.length} record${here.length === 1 ? '' : 's'}, such as ${first}` };
  const reason = conceptLabel(readConcept(member(resource, 'dataAbsentReason')));
  return leftOut(what, reason === null ? 'no value' : `no value: ${reason}`, on);
}

function knownCode(concept: Concept | null, context: ReadContext): ObservationCode | null {
  const codes = codesOf(concept, SYSTEMS.loinc);
  return context.knowledge.codes.observations.find((code) => (code.loinc !== null && codes.includes(code.loinc)) || code.alsoLoinc.some((also) => codes.includes(also))) ?? null;
}

type PartReading = MeasuredReading & { readonly known: ObservationCode | null };

/** One click takes a record whole: each of its values as it stands or as it is offered. */
function offersOf(read: readonly PartReading[]): readonly { readonly label: string; readonly facts: readonly ObservationFact[] }[] {
  const offered = read.flatMap(({ offer }) => offer ?? []);
  if (offered.length === 0 || read.some(({ doubts, offer }) => doubts.length > 0 && offer === null) || doubtsAboutPressures(read).length > 0) return [];
  const named = offered.map(({ words, fact }) => (read.length === 1 ? words : `${fact.text}: ${words}`));
  return [{ label: `Take ${named.join(' and ')}`, facts: read.flatMap(({ fact, offer }) => fact ?? offer?.fact ?? []) }];
}

function toFact(entry: EntryOf, part: Part, on: LocalDate | null, context: ReadContext): PartReading {
  const known = knownCode(part.concept, context);
  const { value } = part;
  const text = conceptLabel(part.concept) ?? 'observation without a name';
  const base: ObservationFact = {
    id: `${entry.record}${part.suffix}`,
    observation: known?.id ?? null,
    codings: part.concept?.codings ?? [],
    text,
    value: null, valueText: null, unit: null, low: null, high: null,
    // A fact without its day is only ever offered with one; the reading above waits.
    on: on ?? dayZero,
    provenance: provenanceOf(entry),
  };
  if (value.kind === 'none') return { fact: null, known, doubts: [], offer: null };
  const ucum = known?.ucum ?? null;
  if (value.kind === 'coded') return { fact: { ...base, valueText: value.text }, known, doubts: [], offer: null };
  if (value.kind === 'text' && (value.isBound || ucum === null)) return { fact: { ...base, valueText: value.text, unit: value.unit }, known, doubts: [], offer: null };
  if (value.kind === 'text') return { fact: null, known, doubts: [{ code: 'value-not-readable', why: `${text} is no plain number: ${value.text}` }], offer: null };
  if (known === null || ucum === null) {
    const { low, high } = referenceRangeOf(part.holder);
    const given = value.asText ? { valueText: value.written } : { value: value.value };
    return { fact: { ...base, ...given, unit: value.unit, low, high }, known, doubts: [], offer: null };
  }
  return { ...readMeasured({ base, holder: part.holder, value, known: { ...known, ucum } }), known };
}

const dayZero = localDate('1583-01-01');

function doubtsAboutPressures(read: readonly PartReading[]): readonly Doubt[] {
  const of = (id: string): number | null => read.flatMap((one) => (one.known?.id === id ? (one.fact ?? one.offer?.fact ?? []) : [])).at(0)?.value ?? null;
  const [systolic, diastolic] = [of('systolic-bp'), of('diastolic-bp')];
  return systolic !== null && diastolic !== null && systolic <= diastolic ? [{ code: 'value-out-of-range', why: `the upper blood pressure (${systolic}) is not above the lower (${diastolic})` }] : [];
}

/** Instruments of the content that a score names in words but not by its code. */
function instrumentNamed(concept: Concept | null, context: ReadContext): readonly string[] {
  if (concept === null || codesOf(concept, SYSTEMS.loinc).length > 0) return [];
  const words = plainText(conceptLabel(concept) ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
  return context.knowledge.instruments.filter((instrument) => instrument.loincTotal !== null && words.includes(instrument.id.replace(/[^a-z0-9]/g, ''))).map(({ id }) => id);
}

const valueText = (value: ReadValue): string => {
  if (value.kind === 'none') return 'none';
  return value.kind === 'number' ? `${value.written}${value.unit === null ? '' : ` ${value.unit}`}` : value.text;
};
