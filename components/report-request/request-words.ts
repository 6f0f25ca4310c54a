import type { CannotAsk, Every, ReportRequest } from '@/server/contracts/report-request';

/** How far a request has come, as the list says it. */
export const STANDING: Readonly<Record<ReportRequest['standing'], string>> = {
  'to-hand-over': 'due; nobody has the link yet',
  'sent-out': 'not opened yet',
  opened: 'opened, nothing answered yet',
  started: 'being answered',
  received: 'received',
  expired: 'ran out',
  withdrawn: 'withdrawn',
  blocked: 'closed after five wrong birth dates; make a new one',
};
export const OPEN: readonly ReportRequest['standing'][] = ['to-hand-over', 'sent-out', 'opened', 'started'];

export const MAIL: Readonly<Record<NonNullable<ReportRequest['mail']>['state'], string>> = {
  queued: 'E-mail is on its way',
  sent: 'E-mail sent',
  failed: 'E-mail could not be sent',
  bounced: 'E-mail came back: the address is not known there',
  dropped: 'E-mail was not sent',
};

export const CANNOT: Readonly<Record<CannotAsk, string>> = {
  'crisis-words-unchecked': 'Nobody of the clinic has checked the words for somebody in danger. An administrator does this under Clinic settings; until then no patient is asked.',
  'no-birth-date': 'The birth date is not recorded. It opens the link: record it first.',
  'under-18': 'The form is for adults; this patient is under 18.',
};

export const EVERY_WORDS: Readonly<Record<Every, string>> = { once: 'Once', '2-weeks': 'Every 2 weeks', '4-weeks': 'Every 4 weeks', plan: 'When the signed plan has a report due' };
export const FILLED_BY = { patient: 'the patient', carer: 'a carer', interpreter: 'the patient with an interpreter' } as const;
