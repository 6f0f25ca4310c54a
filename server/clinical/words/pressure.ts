import type { ObservationFact } from '../model/chart';
import type { FactId } from '../model/ids';
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

export type Pressure = { readonly text: string; readonly on: LocalDate; readonly facts: readonly FactId[] };

/**
 * The newest upper value, of one day the highest, with the lower one of the same record or, where the day has one of each, with that. Of several
 * the lower ones are told beside it: one taken from each pair would be a reading that nobody had.
 */
export function newestPressure(observations: readonly ObservationFact[]): Pressure | null {
  const measured = observations.filter(({ value }) => value !== null).sort(newestObservationFirst);
  const systolic = measured.find(({ observation }) => observation === 'systolic-bp');
  if (systolic === undefined) return null;
  const ofDay = measured.filter(({ on }) => on === systolic.on);
  const lower = ofDay.filter(({ observation }) => observation === 'diastolic-bp');
  const { resource } = systolic.provenance;
  const isOnly = lower.length === 1 && ofDay.filter(({ observation }) => observation === 'systolic-bp').length === 1;
  const paired = lower.find(({ provenance }) => isOnly || (resource !== null && provenance.resource === resource)) ?? null;
  const others = paired === null && lower.length > 0 ? ` (lower: ${lower.map(({ value }) => figure(value)).join(', ')})` : '';
  return {
    text: `${pressureInWords(systolic, paired)}${others}`,
    on: systolic.on,
    facts: [systolic, ...(paired === null ? lower : [paired])].map(({ id }) => id),
  };
}
