import { addDays, compareDays, type LocalDate } from '@/server/clinical/model/local-date';
import { groupBy } from './grouping';
import { textOf } from './json-value';
import { DOUBTS_ABOUT_WHOLE, type MedicationRecord } from './medication-record';

/**
 * An order that is active by its status, without end, and of which nothing was heard for longer than the content
 * allows, does not say that its medicine is taken today. Any later record of the drug keeps it going.
 */
export function doubtingStaleOrders(records: readonly MedicationRecord[], { on, days }: { readonly on: LocalDate; readonly days: number }): readonly MedicationRecord[] {
  const stale = new Map<MedicationRecord, LocalDate>();
  for (const ofDrug of groupBy(records.filter(isReliable), (record) => record.drug.drug).values()) {
    const heard = ofDrug.flatMap(({ saidOn, endOn }) => [saidOn, endOn]).filter((day) => day !== null).sort(compareDays).at(-1);
    if (heard === undefined || compareDays(addDays(heard, days), on) >= 0) continue;
    for (const record of ofDrug.filter(claimsToday)) stale.set(record, heard);
  }
  return records.map((record) => {
    const heard = stale.get(record);
    if (heard === undefined) return record;
    // A drug that no rule reads needs no answer: its present is left open.
    if (!record.matters) return { ...record, status: 'unknown' };
    return { ...record, doubts: [...record.doubts, { code: 'not-renewed', why: `its status is active, and no order, dispense or statement of it is later than ${heard}` }] };
  });
}

const isReliable = (record: MedicationRecord): boolean => !record.doubts.some(({ code }) => DOUBTS_ABOUT_WHOLE.has(code));

/** An open order; a statement only when it says on which day it was made. */
const claimsToday = ({ status, endOn, kind, entry }: MedicationRecord): boolean =>
  status === 'active' && endOn === null && (kind === 'order' || (kind === 'statement' && textOf(entry.resource, 'dateAsserted') !== null));
