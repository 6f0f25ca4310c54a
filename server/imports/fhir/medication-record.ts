import type { Coding, Provenance, StopReason } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { EntryOf } from './context';
import type { ReadDate } from './dates';
import type { Doubt, DoseCandidate } from './dosage';
import type { DrugName } from './drug-names';
import type { PartOfDay } from './parts-of-day';

/** One order, statement or dispense of one drug, as far as it can be understood. Several of them make an episode. */
export type MedicationRecord = {
  readonly entry: EntryOf;
  readonly kind: 'order' | 'statement' | 'dispense';
  readonly drug: DrugName;
  readonly what: string;
  readonly codings: readonly Coding[];
  readonly status: 'active' | 'stopped' | 'planned' | 'unknown';
  readonly start: ReadDate;
  /** First day, when it is known to the day and not in doubt. */
  readonly startOn: LocalDate | null;
  /** Last day taken, inclusive, as the record states it. */
  readonly endOn: LocalDate | null;
  /** Last day on which somebody said or did something about it: wrote, renewed, handed over, asserted. */
  readonly saidOn: LocalDate | null;
  /** Last day that the supply covers. */
  readonly suppliedUntil: LocalDate | null;
  readonly daysSupply: number | null;
  readonly microgramsPerDay: number | null;
  readonly timesPerDay: number | null;
  /** How it is taken when that is less often than every second day: then there is no daily dose. */
  readonly seldom: string | null;
  readonly partsOfDay: ReadonlySet<PartOfDay>;
  readonly doseIsGiven: boolean;
  readonly asNeeded: boolean;
  readonly form: string | null;
  readonly indication: string | null;
  readonly stopReason: StopReason | null;
  /** Record that this one takes the place of. */
  readonly takesPlaceOf: string | null;
  readonly doubts: readonly Doubt[];
  readonly candidates: readonly DoseCandidate[];
  /** Rules know this drug: its dose and its presence matter to them. */
  readonly matters: boolean;
  /** The drug itself is only recognised by name. */
  readonly drugIsInDoubt: boolean;
  /** A person said what it means: no doubt is raised against it again. */
  readonly isSettled: boolean;
  readonly provenance: Provenance;
};

/** Doubts after which nothing of the record but the drug's name can be relied on. */
export const DOUBTS_ABOUT_WHOLE: ReadonlySet<string> = new Set([
  'recognised-by-name-only', 'not-confirmed', 'no-subject', 'subject-not-matched', 'modifier-extension', 'same-id-different-content',
  'taken-before-it-existed', 'before-birth', 'after-death', 'in-the-future', 'date-not-readable', 'dates-reversed', 'status-not-clear',
]);
/** Doubts after which the past stands and only the present is not known. */
export const DOUBTS_ABOUT_PRESENT: ReadonlySet<string> = new Set(['not-renewed']);
/** Doubts that take the start from a record. */
export const DOUBTS_ABOUT_START: ReadonlySet<string> = new Set(['taken-before-it-existed', 'before-birth', 'after-death', 'in-the-future', 'date-not-readable', 'dates-reversed', 'date-not-to-the-day']);
