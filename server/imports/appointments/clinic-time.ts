import { localDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';

export type ClinicTime = { readonly onDay: LocalDate; readonly atTime: string };

/** Day and time that an instant has on the wall of a place. */
export function onTheWall(instant: Date, timeZone: string): ClinicTime {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const part = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const at = (type: Intl.DateTimeFormatPartTypes): string => part.get(type) ?? '';
  return { onDay: localDate(`${at('year').padStart(4, '0')}-${at('month')}-${at('day')}`), atTime: `${at('hour')}:${at('minute')}` };
}

/** Whether the runtime knows this name of a zone. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant at which a zone's wall shows a day and a time. On the hour that a change of the clocks repeats it is the
 * first; on the one it leaves out, the instant an hour on.
 * @param wall - `YYYY-MM-DDTHH:MM`
 */
export function instantOf(wall: string, timeZone: string): Date {
  const asUtc = Date.parse(`${wall}:00Z`);
  const offsetAt = (instant: number): number => {
    const { onDay, atTime } = onTheWall(new Date(instant), timeZone);
    return Date.parse(`${onDay}T${atTime}:00Z`) - instant;
  };
  const first = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(first));
}
