import { inMilligrams } from './dose-quantity';
import type { DoseCandidate, Doubt } from './dosage';
import { groupBy } from './grouping';
import type { MedicationRecord } from './medication-record';

/** What one record means a day, the other parts of the day included. */
export type DailyDose = { readonly microgramsPerDay: number | null; readonly timesPerDay: number | null };
export type DailyDoses = (record: MedicationRecord) => DailyDose;
export type Overlap = { readonly doubt: Doubt; readonly candidates: readonly DoseCandidate[] };

/** Records of one drug that begin together and name different parts of the day are parts of one day's dose. */
export function dailyDoses(records: readonly MedicationRecord[], keyOf: (record: MedicationRecord) => string): DailyDoses {
  const together = new Map<MedicationRecord, DailyDose>();
  const timed = records.filter(({ kind, startOn, microgramsPerDay, partsOfDay, isSettled }) => kind !== 'dispense' && startOn !== null && microgramsPerDay !== null && partsOfDay.size > 0 && !isSettled);
  for (const group of groupBy(timed, (record) => [keyOf(record), record.kind, record.startOn, record.status, record.endOn].join('|')).values()) {
    const distinct = group.filter((record, at) => group.findIndex((other) => saysTheSame(other, record)) === at);
    const parts = distinct.flatMap(({ partsOfDay }) => [...partsOfDay]);
    if (distinct.length < 2 || new Set(parts).size < parts.length) continue;
    const total = {
      microgramsPerDay: distinct.reduce((sum, { microgramsPerDay }) => sum + (microgramsPerDay ?? 0), 0),
      timesPerDay: distinct.reduce((sum, { timesPerDay }) => sum + (timesPerDay ?? 1), 0),
    };
    for (const record of group) together.set(record, total);
  }
  return (record) => together.get(record) ?? record;
}

const partsOf = ({ partsOfDay }: MedicationRecord): string => [...partsOfDay].sort().join('+');
const saysTheSame = (a: MedicationRecord, b: MedicationRecord): boolean => a.microgramsPerDay === b.microgramsPerDay && partsOf(a) === partsOf(b);

/** Two records that both hold today: the later one may replace the earlier or add to it, and nothing says which. */
export function findOverlaps(ongoing: readonly MedicationRecord[], doseOf: DailyDoses): ReadonlyMap<MedicationRecord, Overlap> {
  const replaced = new Set(ongoing.map((record) => record.takesPlaceOf));
  const running = new Map<string, MedicationRecord>();
  const found = new Map<MedicationRecord, Overlap>();
  for (const record of ongoing) {
    const dose = doseOf(record).microgramsPerDay;
    if (record.isSettled || record.kind === 'dispense' || dose === null || replaced.has(record.entry.record)) continue;
    // A statement tells how it is on its day: only those of one day stand beside each other.
    const beside = [...running.values()].filter((other) => other.kind === record.kind && (record.kind === 'order' || other.startOn === record.startOn));
    const other = beside.find((one) => doseOf(one).microgramsPerDay !== dose) ?? beside.find((one) => mayAdd(one, record, doseOf));
    if (other === undefined) running.set(`${record.kind}|${dose}|${partsOf(record)}`, record);
    else found.set(record, overlapOf(record, dose, doseOf(other).microgramsPerDay ?? dose));
  }
  return found;
}

/** The same dose twice is a refill, unless the two name different parts of the day, or begin together and one names a part. */
function mayAdd(one: MedicationRecord, other: MedicationRecord, doseOf: DailyDoses): boolean {
  if (doseOf(one) === doseOf(other)) return false;
  if (one.partsOfDay.size > 0 && other.partsOfDay.size > 0) return partsOf(one) !== partsOf(other) && ![...one.partsOfDay].every((part) => other.partsOfDay.has(part));
  return one.startOn === other.startOn && one.partsOfDay.size !== other.partsOfDay.size;
}

function overlapOf(record: MedicationRecord, dose: number, before: number): Overlap {
  return {
    doubt: { code: 'doses-overlap', why: `an order of ${inMilligrams(before)} a day is active too: this one may replace it or add to it` },
    candidates: [
      { label: `${inMilligrams(dose)} a day in place of ${before === dose ? 'the other order' : inMilligrams(before)}`, microgramsPerDay: dose, timesPerDay: record.timesPerDay },
      { label: `${inMilligrams(before + dose)} a day together`, microgramsPerDay: before + dose, timesPerDay: null },
    ],
  };
}
