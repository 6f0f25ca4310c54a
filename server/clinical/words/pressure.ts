import type { ObservationFact } from '../model/chart';
import type { LocalDate } from '../model/local-date';
import { UNIT_WORDS } from '../model/unit-words';

type Reading = Pick<ObservationFact, 'value' | 'unit'>;

const MOST_DIGITS = 2;

const figure = (value: number | null): string => (value === null ? '?' : String(Number(value.toFixed(MOST_DIGITS))));
const unitOf = ({ unit }: Reading): string => (unit === null ? '' : ` ${UNIT_WORDS[unit] ?? unit}`);

/** `121/78 mmHg`; `121/? mmHg` without the lower value; without a unit where the record has none, and each with its own where they differ. */
export function pressureInWords(systolic: Reading, diastolic: Reading | null): string {
  const lower = figure(diastolic?.value ?? null);
  return diastolic === null || systolic.unit === diastolic.unit ? `${figure(systolic.value)}/${lower}${unitOf(systolic)}` : `${figure(systolic.value)}${unitOf(systolic)}/${lower}${unitOf(diastolic)}`;
}

/** The newest upper value with the lower one of its day. */
export function newestPressure(observations: readonly ObservationFact[]): { readonly text: string; readonly on: LocalDate } | null {
  const measured = observations.filter(({ value }) => value !== null);
  const systolic = measured.filter(({ observation }) => observation === 'systolic-bp').reduce<ObservationFact | null>((best, fact) => (best === null || fact.on > best.on ? fact : best), null);
  if (systolic === null) return null;
  return { text: pressureInWords(systolic, measured.find(({ observation, on }) => observation === 'diastolic-bp' && on === systolic.on) ?? null), on: systolic.on };
}
