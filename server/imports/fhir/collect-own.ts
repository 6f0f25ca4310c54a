import type { Provenance } from '@/server/clinical/model/chart';
import { compareDays } from '@/server/clinical/model/local-date';
import type { WrittenFact } from '@/server/clinical/model/record-form';
import { itemKey, type Collecting } from './collected';
import type { EntryOf } from './context';
import type { ImportedConfirmation, ImportedFact, InboxItem } from './model';
import { isPossible, ownFormOfResource } from './own-fact';
import type { Slices } from './slices';

export type OwnCollected = { readonly facts: readonly ImportedFact[]; readonly inbox: readonly InboxItem[]; readonly confirmations: readonly ImportedConfirmation[] };

type Answer = { readonly entry: EntryOf; readonly written: Extract<WrittenFact, { kind: 'confirmation' }> };

const LEAVE_OUT = { id: 'leave-out', label: 'Leave it out', does: 'not-relevant', facts: [], replaces: [] } as const;
const CHANGED = 'it was written by this program and changed since: what it said cannot be told';

/** Facts that a record of our own form holds whole. What was changed on the way is left to the other readers, or to a person where there is none. */
export function* collectOwn(entries: readonly EntryOf[], part: Collecting): Slices<OwnCollected> {
  const facts: ImportedFact[] = [];
  const inbox: InboxItem[] = [];
  const answers: Answer[] = [];
  for (const entry of entries) {
    yield;
    const form = ownFormOfResource(entry.resource);
    if (form.kind === 'none' || !part.isAboutPerson(entry.source) || part.doubtsOf(entry.source).length > 0) continue;
    if (form.kind === 'broken' || !isPossible(form.written, part.context)) {
      if (entry.resourceType === 'Basic') inbox.push(putWaiting(entry, part, { kind: 'other', text: 'Part of a record', why: CHANGED, about: [], on: null, original: [] }));
      continue;
    }
    const { written } = form;
    if (written.kind === 'waiting') inbox.push(putWaiting(entry, part, written.fact));
    else if (written.kind === 'confirmation') answers.push({ entry, written });
    else {
      const fact = factOf(entry, written);
      if (fact === null) continue;
      part.ledger.put(entry.source, 'taken', { what: nameOf(written), why: null, on: null });
      facts.push(fact);
    }
  }
  return { facts, inbox, confirmations: putAnswers(answers, part) };
}

function factOf(entry: EntryOf, written: WrittenFact): ImportedFact | null {
  const { record } = entry;
  const provenance: Provenance = { source: 'import', by: written.by, recordedOn: null, resource: record };
  const whole = { key: record, records: [record] };
  switch (written.kind) {
    case 'condition':
      return { kind: written.kind, ...whole, fact: { id: record, ...written.fact, provenance } };
    case 'allergy':
      return { kind: written.kind, ...whole, fact: { id: record, ...written.fact, provenance } };
    case 'medication':
      return { kind: written.kind, ...whole, fact: { id: record, ...written.fact, provenance } };
    case 'observation':
      return { kind: written.kind, ...whole, fact: { id: record, ...written.fact, provenance } };
    case 'life-event':
      return { kind: written.kind, ...whole, fact: { id: record, ...written.fact, provenance } };
    case 'confirmation':
    case 'waiting':
    case 'lists':
      return null;
  }
}

function nameOf(written: WrittenFact): string {
  switch (written.kind) {
    case 'condition':
    case 'allergy':
    case 'observation':
    case 'waiting':
      return written.fact.text;
    case 'medication':
      return written.fact.display;
    case 'life-event':
      return written.fact.title;
    case 'confirmation':
      return `Asked: ${written.fact.fact}, ${written.fact.value}`;
    case 'lists':
      return 'Patient';
  }
}

function putWaiting(entry: EntryOf, { ledger }: Collecting, { kind, text, why, about, on, original }: Extract<WrittenFact, { kind: 'waiting' }>['fact']): InboxItem {
  ledger.put(entry.source, 'waiting', { what: text, why, on });
  return { key: itemKey(entry, []), kind, about, records: [entry.record], what: text, doubts: ['not-confirmed'], why, original, on, choices: [LEAVE_OUT] };
}

/** The last answer of each fact, by the fact. Of two of one day that travel together the unknown one came later: a yes after it takes its place and is handed out alone. */
function lastOf(answers: readonly Answer[]): ReadonlyMap<string, Answer> {
  const last = new Map<string, Answer>();
  for (const answer of answers) {
    const { fact, on, value } = answer.written.fact;
    const before = last.get(fact)?.written.fact;
    const days = before === undefined ? -1 : compareDays(before.on, on);
    if (days < 0 || (days === 0 && value === 'unknown')) last.set(fact, answer);
  }
  return last;
}

/** The last answer about each fact, and the yes behind one that stayed unknown; another older one is behind it. */
function putAnswers(answers: readonly Answer[], { ledger }: Collecting): ImportedConfirmation[] {
  const last = lastOf(answers);
  const lastKnown = lastOf(answers.filter(({ written }) => written.fact.value !== 'unknown'));
  const stands = (answer: Answer): boolean => last.get(answer.written.fact.fact) === answer || (answer.written.fact.value === 'present' && lastKnown.get(answer.written.fact.fact) === answer);
  return answers.flatMap((answer): ImportedConfirmation[] => {
    const { entry, written } = answer;
    const line = { what: nameOf(written), on: written.fact.on };
    if (!stands(answer)) {
      ledger.put(entry.source, 'merged', { ...line, why: 'a later answer takes its place' });
      return [];
    }
    ledger.put(entry.source, 'taken', { ...line, why: null });
    return [{ record: entry.record, confirmation: { id: entry.record, ...written.fact, by: written.by } }];
  });
}
