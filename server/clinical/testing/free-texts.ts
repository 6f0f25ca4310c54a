import { assess } from '../assess';
import type { Chart } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import type { LocalDate } from '../model/local-date';
import type { NoteDocument } from '../model/note';
import { note } from '../note';
import { seal } from '../note/seal';
import { aFollowUp } from './a-follow-up';
import { aNoteDocument } from './a-note';

/**
 * Places of a record that never hold what a person typed: ids, codes, choices of a list, days. Every other text of a
 * record or a visit is free; a field that is added later is one until it is named here.
 */
const STRUCTURED = new Set([
  'id', 'sex', 'country', 'region', 'timeZone', 'system', 'code', 'clinicalStatus', 'source', 'status', 'drugId', 'observation', 'instrument', 'filledBy', 'precision', 'kind', 'fact', 'value', 'type',
  'option', 'options', 'question', 'section', 'removed', 'flag', 'about', 'strategy', 'pace', 'scores', 'request', 'outcome', 'level', 'visitId', 'noteId', 'number',
]);
const DAY = /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/;

type Path = readonly (string | number)[];

/** Ingredients that a code or the content names are no free text. */
const isMapped = (holder: object, key: string): boolean => (key === 'drug' && 'drugId' in holder && holder.drugId !== null) || (key === 'ingredient');

/** Every place of a value where a free text stands. */
export function freePlaces(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return DAY.test(value) ? [] : [path];
  if (Array.isArray(value)) return value.flatMap((entry, at) => freePlaces(entry, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => (STRUCTURED.has(key) || isMapped(value, key) ? [] : freePlaces(entry, [...path, key])));
}

/** The same value with another text in every free place. */
function rewritten<Value>(value: Value, text: (path: Path, was: string) => string): Value {
  const copy = structuredClone(value);
  for (const path of freePlaces(value)) {
    const [last, ...above] = path.toReversed();
    const holder = above.toReversed().reduce<unknown>((own, key) => (own as Record<string | number, unknown>)[key], copy) as Record<string | number, unknown>;
    if (last !== undefined) holder[last] = text(path, String(holder[last]));
  }
  return copy;
}

export type Told = { readonly chart: Chart; readonly on: LocalDate; readonly knowledge: Knowledge };

/** A visit in which every field is filled that somebody can write into. */
function filledVisit(document: NoteDocument): NoteDocument['snapshot']['visit'] {
  const { visit, note: { sections }, on } = document.snapshot;
  const [edited, removed] = sections.flatMap(({ id: section, segments }) => segments.filter(({ origin }) => origin === 'data' || origin === 'rule').map(({ id, text }) => ({ section, id, text })));
  const base = (one: typeof edited) => (one === undefined ? {} : { [one.id]: { section: one.section, text: one.text } });
  return {
    ...visit,
    reason: 'reason',
    decision: visit.decision?.kind === 'options' ? { ...visit.decision, why: 'why' } : { kind: 'none-of-these', why: 'why' },
    reasons: [{ option: visit.decision?.kind === 'options' ? (visit.decision.options[0] ?? 'watchful-waiting') : 'watchful-waiting', why: 'own' }],
    declined: [{ option: 'ketamine-pathway', why: 'declined' }],
    discussed: [{ option: 'dose-reduction', point: 'point' }],
    patientPrefers: 'prefers',
    edits: edited === undefined ? {} : { [edited.id]: 'edited' },
    editBases: { ...base(edited), ...base(removed) },
    removed: removed === undefined ? [] : [removed.id],
    notAsked: [{ question: 'suicidal-now', why: 'not asked' }],
    typed: [{ id: 'typed-1', section: 'plan', text: 'typed' }, { id: 'typed-2', section: 'assessment', text: 'typed' }],
    cleared: [{ flag: 'phq9-item9', what: 'what', by: 'by', on }],
  };
}

const BY = { id: '0192f0c1-0000-7000-8000-00000000000c', name: 'name', credential: 'credential' };

/** A note of a record in which every free text, of the record, the visit, the people and what was added later, is another one. */
export function rewrittenDocument(told: Told, text: (path: Path, was: string) => string): NoteDocument {
  const chart = rewritten(told.chart, text);
  const made = aNoteDocument(told);
  const { snapshot } = made;
  const visit = rewritten(filledVisit(made), text);
  const assessment = assess(chart, told.knowledge, told.on);
  const { patient, clinic, author } = rewritten({ patient: { ...snapshot.patient, birthOn: null, birthText: 'text' }, clinic: snapshot.clinic, author: snapshot.author }, text);
  const { plan } = snapshot;
  const since = rewritten(aFollowUp(told.on), text);
  const whole = { ...snapshot, patient, clinic, author, visit, chart, assessment, since, note: note({ visit, assessment, plan, chart, knowledge: told.knowledge, since, order: 'apso' }) };
  const after = rewritten(
    { addenda: [{ number: 1, text: 'addendum', author: BY, at: snapshot.signedAt, lateEntryFor: told.on }], coSigned: { by: BY, at: snapshot.signedAt }, enteredInError: { why: 'why', by: { ...BY, id: `${BY.id.slice(0, -1)}d` }, at: snapshot.signedAt } },
    text,
  );
  return { ...made, ...after, snapshot: whole, sha256: seal(whole).sha256 };
}
