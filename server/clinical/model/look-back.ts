import type { Change } from './assessment';
import type { FactId } from './ids';
import type { LocalDate } from './local-date';

/** What changed before one report. */
export type LookBack = {
  readonly report: { readonly id: FactId; readonly title: string; readonly on: LocalDate };
  /** How far back the content's rules on timing reach; `null` when they name no length, then every earlier change is listed. */
  readonly window: { readonly days: number; readonly from: LocalDate } | null;
  /** Oldest first, each with the days from it to the report. */
  readonly changes: readonly Change[];
  /** How many changes lie before the window. */
  readonly earlier: number;
};
