import type { ObservationFact, Report } from './chart';
import { compareDays } from './local-date';
import type { LocalDate } from './local-date';
import { mainTotal } from './main-total';

type Recorded = { readonly id: string; readonly on: LocalDate; readonly provenance: { readonly recordedOn: LocalDate | null } };

/**
 * For sorting, the newest first: by day, then by what was recorded last. Where the order within a day is not known, the one with the higher
 * total stands first, so that chance (an id) never decides for the milder one.
 */
export const newestReportFirst = (a: Report, b: Report): number =>
  byDay(a, b) || compareTexts(b.recordedAt ?? '', a.recordedAt ?? '') || totalOf(b) - totalOf(a) || compareTexts(a.id, b.id);

/** Measurements by day, of one day the highest first: when they were recorded says nothing of when they were measured. */
export const newestObservationFirst = (a: ObservationFact, b: ObservationFact): number =>
  compareDays(b.on, a.on) || (b.value ?? -Infinity) - (a.value ?? -Infinity) || compareTexts(a.id, b.id);

/** Measurements of the newest day of a list that has the newest first: nobody knows which of them was the last. */
export const ofNewestDay = (observations: readonly ObservationFact[]): readonly ObservationFact[] => {
  const [newest] = observations;
  return newest === undefined ? [] : observations.filter(({ on }) => on === newest.on);
};

const byDay = (a: Recorded, b: Recorded): number => compareDays(b.on, a.on) || compareTexts(b.provenance.recordedOn ?? '', a.provenance.recordedOn ?? '');

const totalOf = (report: Report): number => mainTotal(report)?.value ?? -Infinity;

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
