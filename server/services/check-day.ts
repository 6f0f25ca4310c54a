import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { wrongField } from './patient-act';

/** How far ahead a medicine may be planned. */
const PLANNED_DAYS = 366;

type Days = { readonly birthOn: LocalDate | null; readonly on: LocalDate };

/** Refuses a day of the past record that lies before birth or after today. */
export function checkPastDay(field: string, day: LocalDate | null, { birthOn, on }: Days): void {
  if (day === null) return;
  if (day > on) throw wrongField(field, 'This day is still to come.');
  if (birthOn !== null && day < birthOn) throw wrongField(field, 'This day is before the birth date.');
}

/** As `checkPastDay`, for what may also be planned for the coming year. */
export function checkPlannableDay(field: string, day: LocalDate | null, { birthOn, on }: Days): void {
  if (day === null) return;
  if (day > addDays(on, PLANNED_DAYS)) throw wrongField(field, 'This day is more than a year ahead.');
  if (birthOn !== null && day < birthOn) throw wrongField(field, 'This day is before the birth date.');
}

/** Refuses an end before its beginning. */
export function checkOrder(field: string, from: LocalDate | null, to: LocalDate | null): void {
  if (from !== null && to !== null && to < from) throw wrongField(field, 'This day is before the beginning.');
}
