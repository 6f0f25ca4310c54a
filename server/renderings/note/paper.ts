import type { DoseTable } from './dose-table';

/** Words of one voice: the record, or the patient, whose words stand in serif. */
export type Run = { readonly text: string; readonly voice: 'record' | 'patient' };

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly small: boolean }
  | { readonly kind: 'doses'; readonly table: DoseTable };

/**
 * A note as a document on paper, before any format: what stands in it and in which order. Every written form of a note
 * is made from this value, so that none says more or less than another.
 */
export type Paper = {
  readonly number: string;
  readonly version: number;
  /** `HALVORSEN, Nora` */
  readonly name: string;
  /** Every identifier beside the name: `born 08-Mar-1988 (38 y)`, `female`, `MRN 0412`. */
  readonly identifiers: readonly string[];
  readonly clinic: string;
  /** `Medication review, 24-Nov-2026` */
  readonly title: string;
  readonly author: string;
  /** What stands on every page of a document that is no signed original: draft, demo, entered in error. */
  readonly bands: readonly string[];
  readonly blocks: readonly Block[];
  readonly signature: { readonly who: readonly string[]; readonly what: readonly string[] };
  /** Whole hash, `null` for a draft. */
  readonly sha256: string | null;
  /** Foot of every page. */
  readonly foot: { readonly who: string; readonly what: string };
  /** Text stays, struck. */
  readonly isStruck: boolean;
  /** Instant of signing, for the file's own date. */
  readonly signedAt: string;
};

/** `7f3a-91c2` of a hash, for reading aloud. */
export const shortHash = (sha256: string, groups = 2): string => (sha256.slice(0, groups * 4).match(/.{4}/g) ?? []).join('-');
