import { clampToAxis, pastEnd } from './axis';
import type { Axis } from './axis';
import { SANS_12, pixelsBetween, roomBeside } from './place-labels';
import type { Interval } from './series';

/** Where the words of a bracket stand: before it, on it, after it, or on a line of their own under it. Length and end are always somewhere. */
export type PlacedInterval = { readonly before: string | null; readonly on: string | null; readonly after: string | null; readonly under: string | null };

/** Mean width of a character of the length, in pixels, and the air that the line needs on both sides of it. */
const STRONG_13 = 7.5;
const LENGTH_AIR = 34;

/** Lines that the words under a bracket need. */
export function linesUnder(interval: Interval | undefined, frame: { readonly axis: Axis; readonly width: number }): number {
  const under = interval === undefined || interval.to < frame.axis.from || interval.from > frame.axis.to ? null : placeInterval(interval, frame).under;
  return under === null ? 0 : Math.ceil((under.length * SANS_12) / frame.width);
}

export function placeInterval(interval: Interval, frame: { readonly axis: Axis; readonly width: number }): PlacedInterval {
  const { axis } = frame;
  const [from, to] = [clampToAxis(axis, interval.from), clampToAxis(axis, interval.to)];
  const { words, change, end } = interval;
  const shortEnd = end.replace('numbness ', '');
  const fitsOn = (text: string): boolean => pixelsBetween({ from, to }, frame) > text.length * STRONG_13 + LENGTH_AIR;
  const left = roomBeside({ from: axis.from, to: from }, frame);
  const right = roomBeside({ from: to, to: Math.max(to, pastEnd(axis)) }, frame);
  const changeBefore = change.length < left ? change : null;
  const on = fitsOn(words) ? words : null;
  const after = (on === null ? [`${words}; ${end}`, `${words}; ${shortEnd}`] : [end, shortEnd]).find((text) => text.length < right);
  if (after !== undefined) return { before: changeBefore, on, after, under: null };
  // What has no room after its end may stand on the line, or before it; without the length beside it, it says that it is the end.
  const whole = `${words} until ${shortEnd}`;
  if (fitsOn(whole)) return { before: changeBefore, on: whole, after: null, under: null };
  const told = `${change}; ${on === null ? `${words}; ${shortEnd}` : `until ${shortEnd}`}`;
  return told.length < left ? { before: told, on, after: null, under: null } : { before: null, on, after: null, under: told };
}
