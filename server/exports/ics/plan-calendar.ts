import ICAL from 'ical.js';

import type { LocalDate } from '@/server/clinical/model/local-date';
import { addDays } from '@/server/clinical/model/local-date';
import type { NoteDocument } from '@/server/clinical/model/note';
import { sha256 } from '@/server/clinical/model/sha256';
import { cleanText } from '@/server/renderings/note/clean-text';
import { actDayWords } from '@/server/renderings/note/day-words';
import { doseSentences, doseTable } from '@/server/renderings/note/dose-table';

export type CalendarOptions = {
  /** Calendars are shared and synced: drugs are named only where the patient agreed, and what a contact is about never. */
  readonly names: boolean;
  /** The version before an amended one: its days that the new plan has no more are taken out. */
  readonly previous: NoteDocument | null;
  /** Takes every day of the plan out of the calendar: the plan was stopped. */
  readonly cancel: boolean;
};

/** The library counts without the space that begins a folded line; with it a line has 75 octets. */
ICAL.foldLength = 74;

type Day = { readonly key: string; readonly on: LocalDate; readonly summary: string; readonly description: string };

/** The plan's days as whole-day events without alarms or guests; a later version replaces what an earlier one put in. */
export function planCalendar(document: NoteDocument, { names, previous, cancel }: CalendarOptions): string {
  const isOver = cancel || document.enteredInError !== null;
  const days = daysOf(document, names);
  const gone = previous === null ? [] : daysOf(previous, false).filter(({ key }) => !days.some((day) => day.key === key));
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Gamut//Plan//EN');
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN');
  calendar.updatePropertyWithValue('method', isOver ? 'CANCEL' : 'PUBLISH');
  for (const day of days) calendar.addSubcomponent(eventOf(day, document, isOver));
  for (const day of gone) calendar.addSubcomponent(eventOf(day, document, true));
  return `${calendar.toString()}\r\n`;
}

function daysOf({ snapshot }: NoteDocument, names: boolean): Day[] {
  const { plan, printed, note } = snapshot;
  const table = doseTable(note.doseTable, printed.drugs, plan?.from.map(({ drug }) => drug) ?? []);
  if (plan === null || table === null) return [];
  const sentences = doseSentences(table).map((text) => cleanText(text.replaceAll('\u00A0', ' ')));
  return [
    ...table.rows.map(({ from, to, cells }, index): Day => {
      const drugs = cells.flatMap(({ drug, dose }) => (dose === null ? [] : [`${drug.name} ${dose.mgPerDay} mg`])).join(' and ') || 'no medicine';
      return {
        key: `step-${index + 1}`,
        on: from,
        summary: names ? `Medicine step ${index + 1}: ${cleanText(drugs)} a day` : `Medicine step ${index + 1} (see your sheet)`,
        description: names ? (sentences[index] ?? '') : to === null ? 'Goes on until the clinic says otherwise.' : `Until ${actDayWords(to)}.`,
      };
    }),
    ...plan.checkpoints.map(({ on }, index): Day => ({
      key: `look-${index + 1}`,
      on,
      summary: 'Contact with the clinic (see your sheet)',
      description: 'The clinic agrees the time with you.',
    })),
  ];
}

function eventOf({ key, on, summary, description }: Day, { snapshot }: NoteDocument, isCancelled: boolean): ICAL.Component {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', `${uidOf(snapshot, key)}@gamut`);
  event.addPropertyWithValue('sequence', 2 * (snapshot.version - 1) + (isCancelled ? 1 : 0));
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(snapshot.signedAt), true));
  event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(on));
  event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(on, 1)));
  event.addPropertyWithValue('summary', summary);
  event.addPropertyWithValue('description', description);
  event.addPropertyWithValue('class', 'PRIVATE');
  event.addPropertyWithValue('transp', 'TRANSPARENT');
  event.addPropertyWithValue('status', isCancelled ? 'CANCELLED' : 'CONFIRMED');
  return event;
}

/** The same for every version of a note, so that a new one replaces; says nothing about the patient. */
const uidOf = ({ number, patient }: NoteDocument['snapshot'], key: string): string => `${sha256(['calendar', number, patient.id].join('\n')).slice(0, 32)}-${key}`;
