import type { LookReason } from '@/server/contracts/today';
import { formatDose } from '../ui/amounts';
import { count, formatDay } from '../ui/days';
import type { IconName } from '../ui/icon';

export type LookWords = { readonly icon: IconName; readonly tone: 'stop' | 'caution' | 'plain'; readonly lead: string; readonly text: string };

const LEVEL = { emergency: 'Emergency', urgent: 'Urgent', stop: 'Stop' } as const;

/** Why a row stands on the home page: an icon, one word and the sentence of the chart. */
export function lookWords(reason: LookReason): LookWords {
  switch (reason.kind) {
    case 'flag':
      return { icon: reason.level === 'urgent' ? 'caution' : 'stop', tone: reason.level === 'urgent' ? 'caution' : 'stop', lead: LEVEL[reason.level], text: `${reason.message}${reason.answered === null ? '' : ` Answered ${formatDay(reason.answered.on)} by ${reason.answered.by}; stays open.`}` };
    case 'flags-unread':
      return { icon: 'caution', tone: 'caution', lead: 'Flags not known', text: 'this chart’s flags could not be worked out; there may be an urgent one' };
    case 'left-open':
      return { icon: 'clock', tone: 'caution', lead: 'Left open', text: `${reason.title}.${reason.answered === null ? '' : ` Answered ${formatDay(reason.answered.on)} by ${reason.answered.by}; stays open.`}` };
    case 'blunting-risen':
      return { icon: 'caution', tone: 'plain', lead: 'Blunting risen', text: `${reason.from} on ${formatDay(reason.since)} to ${reason.to} on ${formatDay(reason.on)}${reason.opened ? '; opened, no note signed since' : ''}` };
    case 'new-reports':
      return { icon: 'file', tone: 'plain', lead: count(reason.count, 'new report'), text: `not opened since ${formatDay(reason.on)}` };
    case 'dose-today':
      return { icon: 'clock', tone: 'plain', lead: 'Dose changes today', text: `${reason.drug}${reason.microgramsPerDay === null ? '' : ` to ${formatDose(reason.microgramsPerDay)}`}` };
    case 'unsigned':
      return { icon: 'file', tone: 'plain', lead: 'Unsigned', text: `your draft of a note, last worked on ${formatDay(reason.on)}` };
    case 'records-wait':
      return { icon: 'inbox', tone: 'plain', lead: `${count(reason.count, 'record')} to read`, text: reason.on === null ? 'in the trust inbox' : `since ${formatDay(reason.on)}` };
  }
}
