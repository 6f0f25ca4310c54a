import { formatDay, formatDayOfYear, formatWeekday } from './days';

type DateTextProps = {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** `act` puts the weekday before it; `short` leaves the year to what stands beside it. */
  readonly form?: 'full' | 'act' | 'short';
};

/** A calendar day that never breaks, its hyphens kept narrow. */
export function DateText({ day, form = 'full' }: DateTextProps) {
  const parts = (form === 'short' ? formatDayOfYear(day) : formatDay(day)).split('-');
  return (
    <time dateTime={day} className="figures whitespace-nowrap">
      {form === 'act' ? `${formatWeekday(day)} ` : null}
      {parts.map((part, place) => (
        <span key={place}>
          {place > 0 ? <span className="plain-hyphen">-</span> : null}
          {part}
        </span>
      ))}
    </time>
  );
}
