import type { Json, Review } from './content-entry';
import type { ReferenceId } from './ids';

/** An answer one may give, with its score or, where it has none, its word. */
export type AnswerOption = { readonly value: number | string; readonly label: string; readonly loincAnswer: string | null };

/** One item, in the instrument's own words. */
export type InstrumentItem = { readonly id: string; readonly text: string; readonly loinc: string | null; readonly domain: string | null };

/** A questionnaire as its owner words it; ranges and bands include both ends. */
export type InstrumentContent = {
  readonly id: string;
  readonly title: string;
  readonly fullTitle: string;
  readonly version: string | null;
  readonly status: string;
  readonly textStatus: string;
  readonly licence: Json;
  /** Words that must stand beside every result, for an instrument that is not validated. */
  readonly labelToShow: string | null;
  readonly loincPanel: string | null;
  readonly loincTotal: string | null;
  readonly direction: string;
  readonly items: readonly InstrumentItem[];
  readonly options: readonly AnswerOption[];
  readonly fields: readonly { readonly id: string; readonly label: string; readonly min: number | null; readonly max: number | null; readonly values: readonly string[] | null }[];
  /** Range of the main total; `null` for an instrument without one. */
  readonly range: { readonly min: number; readonly max: number } | null;
  readonly bands: readonly { readonly min: number; readonly max: number; readonly label: string }[];
  readonly domains: readonly { readonly id: string; readonly title: string; readonly items: readonly string[]; readonly max: number }[];
  /** The entry as it stands in the content: columns, context items, gate, scoring words. */
  readonly content: Json;
  readonly refs: readonly ReferenceId[];
  readonly review: Review;
};
