/**
 * Days counted one by one from 1 January 1583. The verifier keeps its own calendar so that an error in the other one
 * cannot hide here.
 */
const FIRST_YEAR = 1583;
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengths = (year: number): readonly number[] => [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const yearStarts = new Map<number, number>();

function startOfYear(year: number): number {
  const held = yearStarts.get(year);
  if (held !== undefined) return held;
  let days = 0;
  for (let passed = FIRST_YEAR; passed < year; passed += 1) days += isLeap(passed) ? 366 : 365;
  yearStarts.set(year, days);
  return days;
}

/** Number of a day, or `null` for what no calendar has. */
export function dayNumber(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const months = lengths(year);
  const length = months[month - 1];
  if (year < FIRST_YEAR || length === undefined || day < 1 || day > length) return null;
  return startOfYear(year) + months.slice(0, month - 1).reduce((sum, days) => sum + days, 0) + day - 1;
}
