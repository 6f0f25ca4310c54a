import type { ClinicSettings } from '@/db/queries/clinic/settings';
import { ageOn } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { CannotAsk } from '@/server/contracts/report-request';
import { environment } from '@/server/platform/env';
import { wrongField } from '../patient-act';

const ADULT_YEARS = 18;

/**
 * Why a patient cannot be asked: nobody of a clinic with real patients has checked its words for somebody in danger; the link is opened
 * with the birth date; and the form is for adults.
 */
export function cannotAsk(birthOn: LocalDate | null, { on, demo, settings }: { readonly on: LocalDate; readonly demo: boolean; readonly settings: ClinicSettings }): CannotAsk | null {
  if (!demo && settings.crisisCheckedAt === null) return 'crisis-words-unchecked';
  if (birthOn === null) return 'no-birth-date';
  return ageOn(birthOn, on) < ADULT_YEARS ? 'under-18' : null;
}

export const REFUSED = {
  'crisis-words-unchecked': 'The clinic’s words for somebody in danger have not been checked. An administrator does this under Clinic settings; until then no patient is asked.',
  'no-birth-date': 'The birth date is not recorded; it opens the link. Record it first.',
  'under-18': 'The form is for adults; this patient is under 18.',
} as const satisfies Record<CannotAsk, string>;

export const canMail = (): boolean => environment().smtpUrl !== null;

/** Where the link is sent; refused in words where it cannot be. */
export function mailAddress(email: string | null): string {
  if (!canMail()) throw wrongField('byMail', 'E-mail is not set up on this server. Make the link and hand it over.');
  if (email === null) throw wrongField('byMail', 'No e-mail address is recorded for this patient.');
  return email;
}
