import { dayNumber, dayOfNumber, formatDayOfYear, monthName } from '../../ui/days';
import type { Span, TimelineSeries } from './series';

/** Linear in days: one pixel means the same time everywhere. */
export type Axis = { readonly from: number; readonly to: number; readonly today: number };

export const RANGES = [
  { id: 'eight-weeks', label: '8 weeks' },
  { id: 'half-year', label: '6 months' },
  { id: 'story', label: 'Since start' },
  { id: 'two-years', label: '2 years' },
  { id: 'all', label: 'All' },
] as const;
export type RangeId = (typeof RANGES)[number]['id'];
/** What is in view: a named range up to today, or any days. */
export type View = RangeId | Span;

/** Share of the axis that lies right of today. The columns under the timeline stand on the same line. */
export const FUTURE_SHARE = 0.26;
const MARGIN_DAYS = 14;

export function axisFor(series: TimelineSeries, view: View): Axis {
  const { today } = series;
  if (typeof view !== 'string' && view.to < today) return { ...view, today };
  const from = typeof view === 'string' ? fromOf(series, view) : view.from;
  return { from, today, to: today + ((today - from) * FUTURE_SHARE) / (1 - FUTURE_SHARE) };
}

/** First day that can be in view. */
export const firstOf = (series: TimelineSeries): number => Math.min(series.storyFrom, series.first - MARGIN_DAYS);

const fromOf = (series: TimelineSeries, range: RangeId): number =>
  ({ 'eight-weeks': series.today - 56, 'half-year': series.today - 183, story: series.storyFrom, 'two-years': series.today - 731, all: firstOf(series) })[range];

/** The end of what is in view and past: nothing measured lies after it. */
export const pastEnd = (axis: Axis): number => Math.min(axis.today, axis.to);

/** Place of a day on the axis in percent; days outside lie outside 0 to 100. */
export const percentOf = (axis: Axis, day: number): number => ((day - axis.from) / (axis.to - axis.from)) * 100;

export const clampToAxis = (axis: Axis, day: number): number => Math.min(axis.to, Math.max(axis.from, day));

export type Tick = { readonly day: number; readonly label: string | null; readonly year: string | null; readonly strong: boolean };

const MONTHS_A_STEP = [1, 3, 12, 60, 120] as const;
const ROOM_FOR_MONTH = 46;
const ROOM_FOR_YEAR = 40;
const ROOM_FOR_WEEK = 62;
/** 1970-01-05 was a Monday. */
const MONDAY = 4;

/** Week, month, quarter or year lines, whichever has room for its label. */
export function ticksOf(axis: Axis, width: number): readonly Tick[] {
  const months = monthTicks(axis, width);
  return ((width / (axis.to - axis.from)) * 7) < ROOM_FOR_WEEK ? months : [...months, ...weekTicks(axis, months)].sort((a, b) => a.day - b.day);
}

/** Mondays, but none so close to the first of a month that two lines would read as one. */
function weekTicks(axis: Axis, months: readonly Tick[]): readonly Tick[] {
  const first = Math.ceil((axis.from - MONDAY) / 7) * 7 + MONDAY;
  const mondays = Array.from({ length: Math.max(0, Math.floor((axis.to - first) / 7) + 1) }, (_, place) => first + place * 7);
  return mondays
    .filter((day) => !months.some((month) => Math.abs(month.day - day) < 4))
    .map((day) => ({ day, label: formatDayOfYear(dayOfNumber(day)), year: null, strong: false }));
}

function monthTicks(axis: Axis, width: number): readonly Tick[] {
  const pixelsAMonth = (width / (axis.to - axis.from)) * 30.44;
  const months = MONTHS_A_STEP.find((step) => pixelsAMonth * step >= (step < 12 ? ROOM_FOR_MONTH : ROOM_FOR_YEAR)) ?? 120;
  const start = dayOfNumber(axis.from);
  const ticks: Tick[] = [];
  let year = Number(start.slice(0, 4));
  let month = 0;
  for (;;) {
    const text = `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-01`;
    const day = dayNumber(text);
    if (day > axis.to) return ticks;
    const january = month === 0;
    const onStep = months < 12 ? month % months === 0 : january && year % (months / 12) === 0;
    if (day >= axis.from && onStep) {
      ticks.push({ day, label: months < 12 ? monthName(text) : null, year: january ? String(year) : null, strong: january });
    }
    month += 1;
    if (month === 12) {
      month = 0;
      year += 1;
    }
  }
}
