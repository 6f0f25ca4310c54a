import type { Report } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { REPORT_FORM } from '@/server/clinical/model/report-form';
import { SYSTEMS, codesOf, conceptLabel, plainText, readConcept } from './codings';
import { doubtsAboutDay, doubtsAboutMeaning, type EntryOf, type ReadContext } from './context';
import { dayOf, readDate, type ReadDate } from './dates';
import type { Doubt } from './dosage';
import { answerOf, scoreOf, totalOf, type Instrument, type InstrumentIndex } from './instruments';
import { isArray, isObject, member, objectOf, objectsOf, textOf, type JsonObject } from './json-value';
import { effectiveOf, statusLeftOut } from './read-observation';
import { ownFormOf, readOwnResponse, type OwnReport } from './own-response';
import { readValue, type ReadValue } from './read-value';

/** A record that holds answers or totals of one instrument, or holds such records together. */
export type Piece = {
  readonly entry: EntryOf;
  readonly instrument: Instrument;
  readonly rank: 'response' | 'panel' | 'total' | 'item';
  readonly what: string;
  readonly date: ReadDate;
  readonly on: LocalDate | null;
  readonly answers: Readonly<Record<string, number | string>>;
  readonly totals: Readonly<Record<string, number>>;
  /** Totals sent as words: they count only where the items say the same. */
  readonly totalsAsText: Readonly<Record<string, number>>;
  /** Records that it says it belongs with. */
  readonly links: readonly string[];
  readonly filledBy: Report['filledBy'];
  /** The whole report, when it came in our own form. */
  readonly own: OwnReport | null;
  readonly doubts: readonly Doubt[];
  readonly original: readonly { readonly label: string; readonly value: string }[];
  readonly notes: readonly string[];
};

type PieceReading = { readonly kind: 'piece'; readonly piece: Piece } | { readonly kind: 'left-out'; readonly what: string; readonly why: string; readonly on: LocalDate | null } | null;

type Draft = { answers: Record<string, number | string>; totals: Record<string, number>; totalsAsText: Record<string, number>; doubts: Doubt[]; original: { label: string; value: string }[] };

const emptyDraft = (): Draft => ({ answers: {}, totals: {}, totalsAsText: {}, doubts: [], original: [] });
const holdsNothing = ({ answers, totals, totalsAsText, doubts }: Draft): boolean => [answers, totals, totalsAsText].every((held) => Object.keys(held).length === 0) && doubts.length === 0;
const valueText = (value: ReadValue): string => (value.kind === 'none' ? 'none' : value.kind === 'number' ? value.written : value.text);

/** Reads an Observation whose code belongs to an instrument; `null` when it belongs to none. */
export function readObservationPiece(entry: EntryOf, context: ReadContext, instruments: InstrumentIndex): PieceReading {
  const { resource } = entry;
  const concept = readConcept(member(resource, 'code'));
  const [code, instrument] = codesOf(concept, SYSTEMS.loinc).flatMap((loinc) => instruments.ofCode(loinc).map((found) => [loinc, found] as const)).at(0) ?? [];
  if (code === undefined || instrument === undefined) return readOwnTotal(entry, context, instruments);
  const what = conceptLabel(concept) ?? instrument.title;
  const date = effectiveOf(resource);
  const notUsed = statusLeftOut(resource);
  if (notUsed !== null) return { kind: 'left-out', what, why: notUsed, on: dayOf(date) };
  const draft: Draft = emptyDraft();
  const notes: string[] = [];
  const own = readValue(resource);
  const isPanel = code === instrument.panel;
  const item = instrument.items.get(code);
  if (item !== undefined) put(draft, instrument, code, { what, value: own });
  else if (own.kind !== 'none') {
    put(draft, instrument, code, { what, value: own });
    if (isPanel) notes.push(`${entry.record}: the ${instrument.title} total stands on the code of the panel.`);
  }
  for (const component of objectsOf(resource, 'component')) {
    const part = readConcept(member(component, 'code'));
    for (const loinc of codesOf(part, SYSTEMS.loinc)) put(draft, instrument, loinc, { what: conceptLabel(part) ?? loinc, value: readValue(component) });
  }
  const links = linksOf(resource, ['hasMember', 'derivedFrom'], context);
  const isEmpty = holdsNothing(draft);
  if (isEmpty && links.length === 0) return { kind: 'left-out', what, why: 'no value', on: dayOf(date) };
  return { kind: 'piece', piece: finish({ entry, instrument, rank: isPanel ? 'panel' : item !== undefined ? 'item' : 'total', what, date, links, filledBy: 'unknown', own: null, notes }, draft, context) };
}

/** Reads a score under our own code, `instrument.field`; `null` when it is none. */
function readOwnTotal(entry: EntryOf, context: ReadContext, instruments: InstrumentIndex): PieceReading {
  const { resource } = entry;
  const concept = readConcept(member(resource, 'code'));
  const [id = '', field = ''] = (codesOf(concept, REPORT_FORM.system)[0] ?? '').split('.');
  const instrument = instruments.byId(id);
  const range = instrument?.ranges.get(field);
  if (instrument === null || range === undefined) return null;
  const what = conceptLabel(concept) ?? instrument.title;
  const date = effectiveOf(resource);
  const notUsed = statusLeftOut(resource);
  if (notUsed !== null) return { kind: 'left-out', what, why: notUsed, on: dayOf(date) };
  const draft: Draft = emptyDraft();
  const value = readValue(resource);
  // A published total is a whole number; what is worked out besides may be a mean.
  const isWhole = [...instrument.totals.values()].some((published) => published.field === field);
  const total = isWhole ? totalOf({ field, ...range }, value) : scoreOf(range, value);
  draft.original.push({ label: what, value: valueText(value) });
  if (total === null) draft.doubts.push({ code: 'value-out-of-range', why: `“${valueText(value)}” is no ${field} of ${instrument.title}` });
  else draft.totals[field] = total;
  return { kind: 'piece', piece: finish({ entry, instrument, rank: 'total', what, date, links: linksOf(resource, ['hasMember', 'derivedFrom'], context), filledBy: 'unknown', own: null, notes: [] }, draft, context) };
}

/** Reads a QuestionnaireResponse; `null` when it is of no instrument that the content knows. */
export function readResponsePiece(entry: EntryOf, context: ReadContext, instruments: InstrumentIndex): PieceReading {
  const { resource } = entry;
  const canonical = textOf(resource, 'questionnaire') ?? '';
  const answered = flatten(resource);
  const date = readDate(resource, 'authored');
  const form = ownFormOf(canonical);
  const instrument = (form === null ? instruments.ofQuestionnaire(canonical) : instruments.byId(form.instrument)) ?? mostNamed(answered.flatMap((item) => item.codes), instruments);
  const title = instrument?.title ?? plainText(canonical.slice(canonical.lastIndexOf('/') + 1) || 'questionnaire');
  const status = textOf(resource, 'status');
  if (status === 'entered-in-error') return { kind: 'left-out', what: title, why: 'entered in error', on: dayOf(date) };
  if (status === 'in-progress' || status === 'stopped') return { kind: 'left-out', what: title, why: 'not finished', on: dayOf(date) };
  if (instrument === null) return { kind: 'left-out', what: title, why: 'a questionnaire that is not one of the instruments here', on: dayOf(date) };
  const draft: Draft = emptyDraft();
  if (form !== null && instrument.id === form.instrument) {
    const { report, doubts } = readOwnResponse(resource, instrument, form.version);
    const piece = finish({ entry, instrument, rank: 'response', what: title, date, links: [], filledBy: report.filledBy, own: report, notes: [] }, { ...draft, doubts: [...doubts] }, context);
    return { kind: 'piece', piece };
  }
  for (const item of answered) {
    const code = item.codes.find((loinc) => instrument.items.has(loinc) || instrument.totals.has(loinc));
    if (code === undefined) continue;
    const [value, ...more] = item.values;
    if (more.length > 0) draft.doubts.push({ code: 'value-not-readable', why: `${item.text} has ${item.values.length} answers` });
    else put(draft, instrument, code, { what: item.text, value: value ?? { kind: 'none' } });
  }
  if (holdsNothing(draft)) return { kind: 'left-out', what: title, why: 'no answer that can be read as one of the instrument', on: dayOf(date) };
  return { kind: 'piece', piece: finish({ entry, instrument, rank: 'response', what: title, date, links: [], filledBy: filledByOf(resource), own: null, notes: [] }, draft, context) };
}

type Given = { readonly what: string; readonly value: ReadValue };

/** Puts one answer or total where it belongs; a value that is none of the item's is a doubt, never a number. */
function put(draft: Draft, instrument: Instrument, code: string, { what, value }: Given): void {
  if (value.kind === 'none') return;
  draft.original.push({ label: plainText(what), value: valueText(value) });
  const item = instrument.items.get(code);
  if (item !== undefined) {
    const answer = answerOf(item, value);
    if (answer === null) draft.doubts.push({ code: 'value-out-of-range', why: `“${valueText(value)}” is no answer of ${item.id}` });
    else draft.answers[item.id] = answer;
    return;
  }
  const field = instrument.totals.get(code) ?? (code === instrument.panel ? instrument.mainTotal : null);
  if (field === null || field === undefined) return;
  const total = totalOf(field, value);
  if (total !== null && value.kind === 'number') (value.asText ? draft.totalsAsText : draft.totals)[field.field] = total;
  else if (value.kind === 'number') draft.doubts.push({ code: 'value-out-of-range', why: `a total of ${value.written} cannot be: ${instrument.title} runs from ${field.min} to ${field.max} in whole numbers` });
  else draft.doubts.push({ code: 'value-not-readable', why: `the total is no number: “${valueText(value)}”` });
}

type Rest = Pick<Piece, 'entry' | 'instrument' | 'rank' | 'what' | 'date' | 'links' | 'filledBy' | 'own' | 'notes'>;

function finish(rest: Rest, draft: Draft, context: ReadContext): Piece {
  const on = dayOf(rest.date);
  const days: readonly Doubt[] = rest.date.kind === 'none' ? [{ code: 'no-date', why: 'it does not say when it was answered' }] : doubtsAboutDay(rest.date, 'its day', context);
  const partial: readonly Doubt[] = rest.date.kind === 'read' && on === null ? [{ code: 'date-not-to-the-day', why: `its day is given as ${rest.date.date.given}` }] : [];
  return { ...rest, on, answers: draft.answers, totals: draft.totals, totalsAsText: draft.totalsAsText, doubts: [...draft.doubts, ...days, ...partial, ...doubtsAboutMeaning(rest.entry.resource)], original: draft.original };
}

function linksOf(resource: JsonObject, keys: readonly string[], context: ReadContext): readonly string[] {
  return keys.flatMap((key) => objectsOf(resource, key)).flatMap((reference) => {
    const target = textOf(reference, 'reference');
    return target === null ? [] : (context.references.entryOf(target)?.record ?? []);
  });
}

type Answered = { readonly text: string; readonly codes: readonly string[]; readonly values: readonly ReadValue[] };

const LOINC_IN_LINK = /(?:^|[^0-9])(\d{3,6}-\d)(?![0-9])/g;

/** Every item of a response with its answers, groups opened. */
function flatten(resource: JsonObject): readonly Answered[] {
  const items: Answered[] = [];
  const visit = (holder: JsonObject): void => {
    for (const item of objectsOf(holder, 'item')) {
      const link = `${textOf(item, 'linkId') ?? ''} ${textOf(item, 'definition') ?? ''}`;
      const coded = isArray(member(item, 'code')) ? objectsOf(item, 'code').flatMap((coding) => textOf(coding, 'code') ?? []) : [];
      // `/44249-1/44250-9`: the last code is the item's own.
      const codes = [...coded, ...[...link.matchAll(LOINC_IN_LINK)].map(([, code = '']) => code).reverse()];
      const answers = objectsOf(item, 'answer');
      items.push({ text: plainText(textOf(item, 'text') ?? textOf(item, 'linkId') ?? 'item'), codes, values: answers.map(readValue).filter((value) => value.kind !== 'none') });
      visit(item);
      answers.forEach(visit);
    }
  };
  visit(resource);
  return items;
}

function mostNamed(codes: readonly string[], instruments: InstrumentIndex): Instrument | null {
  const counts = new Map<Instrument, number>();
  for (const code of codes) for (const instrument of instruments.ofCode(code)) counts.set(instrument, (counts.get(instrument) ?? 0) + 1);
  const [best] = [...counts].sort(([a, many], [b, more]) => more - many || (a.id < b.id ? -1 : 1));
  return best?.[0] ?? null;
}

function filledByOf(resource: JsonObject): Report['filledBy'] {
  const source = objectOf(resource, 'source') ?? objectOf(resource, 'author');
  const reference = isObject(source) ? textOf(source, 'reference') : null;
  if (reference === null) return 'unknown';
  if (reference.includes('Patient/')) return 'patient';
  if (reference.includes('RelatedPerson/')) return 'carer';
  return objectOf(resource, 'source') !== null && reference.includes('Practitioner') ? 'clinician' : 'unknown';
}
