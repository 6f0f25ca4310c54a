import type { ReadAppointment, ReadAppointments, ReadingPlace } from './model';
import { MOST_APPOINTMENTS } from './model';
import { readPerson } from './read-person';

const TIME = /^\s*(\d{1,2})[:.h](\d{2})\s*(am|pm|a\.m\.|p\.m\.)?(?:\s*(?:-|–|to)\s*(\d{1,2})[:.h](\d{2})\s*(am|pm|a\.m\.|p\.m\.)?)?[\s,;|\t-]*/i;
const PM = /^p/i;
const AM = /^a/i;

function minutesOf(hour: string | undefined, minute: string | undefined, half: string | undefined): number | null {
  if (hour === undefined || minute === undefined) return null;
  let hours = Number(hour);
  if (half !== undefined && (hours < 1 || hours > 12)) return null;
  if (half !== undefined && PM.test(half) && hours < 12) hours += 12;
  if (half !== undefined && AM.test(half) && hours === 12) hours = 0;
  const total = hours * 60 + Number(minute);
  return hours > 23 || Number(minute) > 59 ? null : total;
}

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A pasted list, one appointment a line: time, name, birth date, number, reason. Lines without a time are left out and named. */
export function readLines(text: string, { on, dayFirst }: ReadingPlace): ReadAppointments {
  const read: ReadAppointment[] = [];
  const leftOut: { what: string; why: string }[] = [];
  for (const line of text.split(/\r?\n/).map((one) => one.trim()).filter((one) => one !== '')) {
    const time = TIME.exec(line);
    const start = time === null ? null : minutesOf(time[1], time[2], time[3]);
    if (time === null || start === null) {
      leftOut.push({ what: line.slice(0, 80), why: 'It does not begin with a time such as 09:15.' });
      continue;
    }
    const end = minutesOf(time[4], time[5], time[6]);
    const { person, said, rest } = readPerson(line.slice(time[0].length), dayFirst);
    if (said === '') {
      leftOut.push({ what: line.slice(0, 80), why: 'Nobody is named.' });
      continue;
    }
    if (read.length === MOST_APPOINTMENTS) {
      leftOut.push({ what: line.slice(0, 80), why: `More than ${MOST_APPOINTMENTS} appointments at once.` });
      continue;
    }
    read.push({
      key: `${on} ${clock(start)} ${said.toLowerCase()}`,
      onDay: on,
      atTime: clock(start),
      minutes: end !== null && end > start ? end - start : null,
      said,
      person,
      reason: rest,
      withWhom: null,
      cancelled: false,
    });
  }
  return { source: 'pasted', read, leftOut };
}
