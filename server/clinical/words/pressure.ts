import type { ObservationFact } from '../model/chart';
import type { LocalDate } from '../model/local-date';
import { newestObservationFirst } from '../model/newest';
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

/** The newest upper value, of one day the highest, with the lower one that belongs to it. */
export function newestPressure(observations: readonly ObservationFact[]): { readonly text: string; readonly on: LocalDate } | null {
  const measured = observations.filter(({ value }) => value !== null).sort(newestObservationFirst);
  const systolic = measured.find(({ observation }) => observation === 'systolic-bp');
  if (systolic === undefined) return null;
  return { text: pressureInWords(systolic, lowerOf(systolic, measured)), on: systolic.on };
}

/** The lower value of the same record, else the only one of the day: of several, taken one from each pair would be a reading that nobody had. */
export function lowerOf(systolic: ObservationFact, observations: readonly ObservationFact[]): ObservationFact | null {
  const ofDay = observations.filter(({ observation, on, value }) => observation === 'diastolic-bp' && on === systolic.on && value !== null);
  const { resource } = systolic.provenance;
  const paired = resource === null ? undefined : ofDay.find(({ provenance }) => provenance.resource === resource);
  return paired ?? (ofDay.length === 1 ? (ofDay[0] ?? null) : null);
}
