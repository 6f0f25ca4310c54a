/** Everything that can be entered on a patient's screen; what is open stands in the address, by opaque ids only. */
const ENTRY_KINDS = [
  'medicine', 'dose', 'stop', 'correct', 'remove', 'condition', 'allergy', 'measurement', 'report', 'event', 'patient',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export type Entry = {
  readonly kind: EntryKind;
  /** Fact, observation or instrument that it is about; `null` where the form asks. */
  readonly of: string | null;
};

const isEntryKind = (text: string | null): text is EntryKind => ENTRY_KINDS.some((kind) => kind === text);

type Params = { get: (name: string) => string | null };

/** What the address says is open. */
export function readEntry(params: Params): Entry | null {
  const kind = params.get('enter');
  return isEntryKind(kind) ? { kind, of: params.get('of') } : null;
}

/** The rest of the address stays: the option that is open, the range of the timeline. */
export function entryHref(entry: Entry | null, current: URLSearchParams): string {
  const params = new URLSearchParams(current);
  params.delete('enter');
  params.delete('of');
  if (entry !== null) {
    params.set('enter', entry.kind);
    if (entry.of !== null) params.set('of', entry.of);
  }
  const text = params.toString();
  return text === '' ? '?' : `?${text}`;
}

/** The form that answers a question by value, from the question's `opens`. */
export function entryForQuestion(opens: string): Entry {
  switch (opens) {
    case 'blood-pressure':
    case 'liver-tests':
    case 'pregnancy-test':
      return { kind: 'measurement', of: opens };
    case 'birth-date':
      return { kind: 'patient', of: null };
    case 'medication':
      return { kind: 'medicine', of: null };
    default:
      return { kind: 'report', of: opens };
  }
}
