import { dayNumber, dayOfNumber, monthName } from '../../ui/days';
import type { TimelineSeries } from './series';

/** Linear in days: one pixel means the same time everywhere. */
export type Axis = { readonly from: number; readonly to: number; readonly today: number };

export const RANGES = [
  { id: 'half-year', label: '6 months' },
  { id: 'story', label: 'Since start' },
  { id: 'two-years', label: '2 years' },
  { id: 'all', label: 'All' },
] as const;
export type RangeId = (typeof RANGES)[number]['id'];

/** Share of the axis that lies right of today. The columns under the timeline stand on the same line. */
export const FUTURE_SHARE = 0.26;
const MARGIN_DAYS = 14;

export function axisFor(series: TimelineSeries, range: RangeId): Axis {
  const { today } = series;
  const from = {
    'half-year': today - 183,
    story: series.storyFrom,
    'two-years': today - 731,
    all: Math.min(series.storyFrom, series.first - MARGIN_DAYS),
  }[range];
  return { from, today, to: today + Math.round(((today - from) * FUTURE_SHARE) / (1 - FUTURE_SHARE)) };
}

/** Place of a day on the axis in percent; days outside lie outside 0 to 100. */
export const percentOf = (axis: Axis, day: number): number => ((day - axis.from) / (axis.to - axis.from)) * 100;

export const clampToAxis = (axis: Axis, day: number): number => Math.min(axis.to, Math.max(axis.from, day));

export type Tick = { readonly day: number; readonly label: string | null; readonly year: string | null; readonly strong: boolean };

const MONTHS_A_STEP = [1, 3, 12, 60, 120] as const;
const ROOM_FOR_MONTH = 46;
const ROOM_FOR_YEAR = 40;

/** Month, quarter or year lines, whichever has room for its label. */
export function ticksOf(axis: Axis, width: number): readonly Tick[] {
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
