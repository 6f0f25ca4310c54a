import type { Change } from './assessment';
import type { FactId } from './ids';
import type { LocalDate } from './local-date';

/** What changed before one report, or before the onset. */
export type LookBack = {
  /** The report that is looked back from, or that names the onset. */
  readonly report: { readonly id: FactId; readonly title: string; readonly on: LocalDate };
  /** First and last day of the onset, where it is looked back from that; `null` where from the day of the report. */
  readonly onset: { readonly earliestOn: LocalDate; readonly latestOn: LocalDate } | null;
  /** How far back the content's rules on timing reach; `null` when they name no length, then every earlier change is listed. */
  readonly window: { readonly days: number; readonly from: LocalDate } | null;
  /** Oldest first, each with the days from it to what is looked back from; `null` where it is not known which came first. */
  readonly changes: readonly Change[];
  /** How many changes lie before the window. */
  readonly earlier: number;
};
