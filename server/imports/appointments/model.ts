import type { LocalDate } from '@/server/clinical/model/local-date';

/** Whom a list or a calendar names, as far as it could be read; nothing in it is guessed. */
export type NamedPerson = {
  readonly family: string | null;
  readonly given: string | null;
  readonly birthOn: LocalDate | null;
  readonly numbers: readonly string[];
};

/** One appointment of another system. */
export type ReadAppointment = {
  /** Identity in its source. */
  readonly key: string;
  readonly onDay: LocalDate;
  /** `HH:MM` on the clinic's wall; `null` for a whole day. */
  readonly atTime: string | null;
  readonly minutes: number | null;
  /** What the source says of the person, word for word. */
  readonly said: string;
  readonly person: NamedPerson;
  readonly reason: string | null;
  readonly withWhom: string | null;
  /** The source says that it does not take place. */
  readonly cancelled: boolean;
};

export type ReadAppointments = {
  readonly source: 'pasted' | 'icalendar' | 'fhir';
  readonly read: readonly ReadAppointment[];
  /** Entries that were not taken, each with why. */
  readonly leftOut: readonly { readonly what: string; readonly why: string }[];
};

export type ReadingPlace = {
  /** Day of a pasted list, and the first day that is taken from a calendar. */
  readonly on: LocalDate;
  /** IANA zone of the clinic. */
  readonly timeZone: string;
  /** Whether the clinic's country writes the day before the month. */
  readonly dayFirst: boolean;
};

/** How far ahead a calendar is read, in days. */
export const HORIZON_DAYS = 60;
/** How many appointments one text may hold. */
export const MOST_APPOINTMENTS = 400;
