import type { Coding, Provenance } from '@/server/clinical/model/chart';
import type { SetMembership } from '@/server/clinical/model/code-sets';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import { compareDays, type LocalDate } from '@/server/clinical/model/local-date';
import type { Entry } from './bundle';
import type { ConditionWords } from './condition-words';
import { earliestOf, latestOf, type ReadDate } from './dates';
import type { Doubt } from './dosage';
import { member, textOf, type JsonObject } from './json-value';
import type { MedicineIndex } from './medicines';
import type { References } from './references';

export type Region = 'US' | 'UK';

/** What every reader of a resource needs to know of the bundle around it. */
export type ReadContext = {
  readonly knowledge: Knowledge;
  readonly region: Region;
  readonly references: References;
  readonly medicines: MedicineIndex;
  readonly conditionWords: ConditionWords;
  /** Sets to which a coding belongs, as the rules see it. */
  readonly conditionSetsOf: (coding: Coding) => readonly SetMembership[];
  readonly birthOn: LocalDate | null;
  readonly deceasedOn: LocalDate | null;
  /** The day of reasoning. */
  readonly on: LocalDate;
  /** The last day that a record can honestly speak of in the past tense; `null` when nobody can say. */
  readonly latestOn: LocalDate | null;
};

/** An entry that has a resource with a type; `source` is the entry itself, as the list of dispositions knows it. */
export type EntryOf = Entry & { readonly resource: JsonObject; readonly resourceType: string; readonly source: Entry };

/** Doubts about a day that cannot be: before birth, after death, in the future, or not on any calendar. */
export function doubtsAboutDay(date: ReadDate, what: string, context: ReadContext): readonly Doubt[] {
  if (date.kind === 'none') return [];
  if (date.kind === 'unreadable') return [{ code: 'date-not-readable', why: `${what} is no date of the calendar: ${date.given}` }];
  const latest = latestOf(date);
  const earliest = earliestOf(date);
  const doubts: Doubt[] = [];
  if (context.birthOn !== null && latest !== null && compareDays(latest, context.birthOn) < 0) {
    doubts.push({ code: 'before-birth', why: `${what} (${date.date.given.slice(0, 10)}) lies before the birth date` });
  }
  if (context.deceasedOn !== null && earliest !== null && compareDays(earliest, context.deceasedOn) > 0) {
    doubts.push({ code: 'after-death', why: `${what} (${date.date.given.slice(0, 10)}) lies after the day of death` });
  }
  const isPastToday = context.latestOn !== null && earliest !== null && compareDays(earliest, context.latestOn) > 0;
  if (isPastToday || isBeyondAnyPlan(date, context)) {
    doubts.push({ code: 'in-the-future', why: `${what} (${date.date.given.slice(0, 10)}) lies in the future` });
  }
  return doubts;
}

/** A century from now nothing is planned; `9999-12-31` is how some systems write that there is no end. */
const BEYOND_PLANS_YEARS = 100;
export const isBeyondAnyPlan = (date: ReadDate, context: ReadContext): boolean =>
  date.kind === 'read' && Number(date.date.earliestOn.slice(0, 4)) > Number(context.on.slice(0, 4)) + BEYOND_PLANS_YEARS;

/** An end that lies before its beginning. */
export function doubtsAboutOrder(start: ReadDate, end: ReadDate): readonly Doubt[] {
  const first = earliestOf(start);
  const last = latestOf(end);
  return first !== null && last !== null && compareDays(last, first) < 0 ? [{ code: 'dates-reversed', why: `it ends (${last}) before it begins (${first})` }] : [];
}

/** Extensions and rules that may change what the record means and that nobody here understands. */
export function doubtsAboutMeaning(resource: JsonObject): readonly Doubt[] {
  if (member(resource, 'modifierExtension') !== undefined || textOf(resource, 'implicitRules') !== null) {
    return [{ code: 'modifier-extension', why: 'it carries an extension that may change its meaning' }];
  }
  return [];
}

export const provenanceOf = (entry: EntryOf, by: string | null = null): Provenance => ({
  source: 'import',
  by: by ?? textOf(entry.resource, 'recorder') ?? displayOf(entry.resource),
  recordedOn: null,
  resource: entry.record,
});

/** Name of who wrote the record, where the reference spells it out. */
function displayOf(resource: JsonObject): string | null {
  for (const key of ['requester', 'recorder', 'asserter', 'author', 'informationSource']) {
    const found = textOf(member(resource, key), 'display');
    if (found !== null) return found;
  }
  return null;
}
