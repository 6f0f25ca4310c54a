import type { DrugContent } from '@/server/clinical/model/drug-content';
import { unusual, wrongField } from '../patient-act';

const MICROGRAMS_PER_MG = 1000;
/** A slip of the decimal point. */
const TENFOLD = 10;

/** Whole micrograms a day, as doses are kept. */
export const toMicrograms = (mgPerDay: number): number => Math.round(mgPerDay * MICROGRAMS_PER_MG);

type Dose = { readonly mgPerDay: number; readonly confirmed: boolean; readonly field: string };

/**
 * Refuses a dose that cannot be meant and asks about one that is outside the listed range.
 * @param previousMicrograms - the dose before, for a slip of the decimal point; `null` for a first dose
 */
export function checkDose({ mgPerDay, confirmed, field }: Dose, drug: DrugContent | null, previousMicrograms: number | null): void {
  const maximum = drug?.maxMgPerDay ?? null;
  if (maximum !== null && mgPerDay >= maximum * TENFOLD) {
    throw wrongField(field, `Ten times the listed maximum of ${maximum} mg a day or more: look at the decimal point.`);
  }
  if (confirmed) return;
  if (maximum !== null && mgPerDay > maximum) throw unusual(field, `Above the listed maximum of ${maximum} mg a day.`);
  if (previousMicrograms === null) return;
  const now = toMicrograms(mgPerDay);
  if (now >= previousMicrograms * TENFOLD || now * TENFOLD <= previousMicrograms) {
    throw unusual(field, 'Ten times more or less than the dose before: look at the decimal point.');
  }
}
