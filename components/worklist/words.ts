import type { CallAnswers } from '@/server/contracts/task-act';
import type { AlertRow, TaskRow } from '@/server/contracts/worklist';
import { count, formatDay } from '../ui/days';

export const OUTCOME: Readonly<Record<'reached' | 'voicemail' | 'no-answer' | 'wrong-number' | 'letter', string>> = {
  reached: 'Reached', voicemail: 'Voicemail', 'no-answer': 'No answer', 'wrong-number': 'Wrong number', letter: 'Letter sent',
};
export const ACT: Readonly<Record<TaskRow['act'], string>> = { call: 'Call', 'send-report': 'Send a report', check: 'Check', arrange: 'Arrange', review: 'Review' };
export const SECTION: Readonly<Record<'late' | 'today' | 'next' | 'waiting' | 'unreached' | 'old', { readonly title: string; readonly note: string | null }>> = {
  late: { title: 'Late', note: 'by risk, then most days late first' },
  today: { title: 'Today', note: null },
  next: { title: 'Next 7 days', note: null },
  waiting: { title: 'Waiting for the patient', note: 'back in the list on the day that stands there' },
  unreached: { title: 'Not reached', note: 'attempts used up, or the number is wrong' },
  old: { title: 'Late for more than a year', note: 'put away; close what is no longer needed' },
};
const REQUEST: Readonly<Record<NonNullable<TaskRow['request']>['standing'], string>> = {
  'sent-out': 'sent, not opened', opened: 'opened', started: 'begun', received: 'answered', expired: 'ended without a report', withdrawn: 'withdrawn', blocked: 'closed after wrong birth dates', bounced: 'came back undelivered',
};

/** `12 days late`, `today`, `in 3 days`. */
export function dueWords({ daysLate }: Pick<TaskRow, 'daysLate'>): string {
  if (daysLate > 0) return `${count(daysLate, 'day')} late`;
  return daysLate === 0 ? 'today' : `in ${count(-daysLate, 'day')}`;
}

/** How far contact and report have come, and what the clinic's rule proposes next. */
export function standingWords({ attempts, lastContact, nextStep, request, act, unreached }: Pick<TaskRow, 'attempts' | 'lastContact' | 'nextStep' | 'request' | 'act' | 'unreached'>): string | null {
  const next = nextStep === 'letter' ? 'next: a letter' : nextStep === 'prescriber' ? 'next: ask the prescriber' : null;
  if (attempts > 0 || unreached) return [count(attempts, 'attempt'), lastContact === null ? null : OUTCOME[lastContact.outcome].toLowerCase(), next].filter((part) => part !== null).join(', ');
  if (act === 'send-report' && request !== null) return `Link of ${formatDay(request.on)} ${REQUEST[request.standing]}`;
  return null;
}

/** Asked in a call beside whether there is anything urgent, which the log itself asks. */
export const CALL: readonly { readonly id: keyof CallAnswers; readonly label: string; readonly choices: readonly { readonly value: string; readonly label: string }[] }[] = [
  { id: 'doses', label: 'Doses as planned', choices: [{ value: 'yes', label: 'Yes' }, { value: 'partly', label: 'Partly' }, { value: 'no', label: 'No' }, { value: 'not-sure', label: 'Not sure' }] },
  { id: 'withdrawal', label: 'Withdrawal check', choices: [{ value: 'none', label: 'None' }, { value: 'mild', label: 'Mild' }, { value: 'troublesome', label: 'Troublesome' }, { value: 'severe', label: 'Severe' }] },
  { id: 'activation', label: 'Activation check', choices: [{ value: 'no', label: 'No' }, { value: 'yes', label: 'Yes' }, { value: 'not-sure', label: 'Not sure' }] },
  { id: 'mood', label: 'Mood since then', choices: [{ value: 'better', label: 'Better' }, { value: 'same', label: 'Same' }, { value: 'worse', label: 'Worse' }] },
];

const TOLD: Readonly<Record<NonNullable<AlertRow['onCall']['told']>['state'], string>> = { queued: 'is being told', sent: 'told', failed: 'could not be told', bounced: 'could not be told', dropped: 'not told' };

/** Whether somebody on call knows of a red-flag answer: `On-call contact 1 of 2 told 24-Nov-2026 09:12`. */
export function onCallWords({ contacts, told }: AlertRow['onCall']): string {
  if (told === null) return contacts === 0 ? 'No on-call contact is set' : 'No on-call contact has been told yet';
  const which = contacts > 1 ? `On-call contact ${told.turn} of ${contacts}` : 'On-call contact';
  return `${which} ${TOLD[told.state]}${told.state === 'queued' ? '' : `, ${formatDay(told.at.on)} ${told.at.at}`}`;
}
