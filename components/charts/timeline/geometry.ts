import type { MedicineLane, ScoreSeries, TimelineSeries } from './series';

/** A row of the drawing: top and height in pixels, and how many rows lie above it. */
export type Row = { readonly top: number; readonly height: number; readonly place: number };

export type Geometry = {
  readonly words: Row;
  readonly scores: readonly { readonly score: ScoreSeries; readonly row: Row }[];
  readonly strip: Row | null;
  readonly lanes: readonly { readonly lane: MedicineLane; readonly row: Row }[];
  /** Where it says that no medicine is on record. */
  readonly noLane: Row | null;
  /** Supplies of the lanes that are opened. */
  readonly refills: readonly { readonly lane: MedicineLane; readonly row: Row }[];
  /** Where it says how many medicines are not drawn. */
  readonly more: Row | null;
  /** Of a plan that is shown: predicted occupancy by drug, and the days of expected withdrawal. */
  readonly occupancy: readonly Row[];
  readonly windows: Row | null;
  readonly events: Row;
  /** Records that wait for a person; none, no row. */
  readonly waiting: Row | null;
  /** Lags to the report that is looked back from. */
  readonly lags: Row | null;
  readonly height: number;
  readonly rows: number;
};

const MONTHS = 27;
const WORDS = 40;
/** A line more where words of danger may need it on a narrow screen. */
const FLAGGED_WORDS = WORDS + 18;
const FIRST_SCORE = 86;
const FURTHER_SCORE = 58;
const STRIP = 22;
/** Where the words under a bracket begin, and how high a line of them is. */
export const UNDER = 19;
export const UNDER_LINE = 16;
const SUSPECTED = 66;
const OTHER = 30;
const MORE = 24;
const EVENTS = 30;
/** Where the words under the row of events begin. */
export const EVENTS_UNDER = 25;
const REFILLS = 18;
const WAITING = 26;
const LAGS = 20;
const OCCUPANCY = 46;
export const WINDOW_LANE = 8;
const AIR = 10;

type Extras = { readonly more: boolean; readonly opened: ReadonlySet<string>; readonly lags: boolean; /** Lines of words under the bracket. */ readonly linesUnder?: number; /** Lines of words under the row of events. */ readonly toldLines?: number };

export function geometryOf(series: TimelineSeries, lanes: readonly MedicineLane[], extras: Extras): Geometry {
  let top = MONTHS;
  let place = 0;
  const row = (height: number, air = AIR): Row => {
    const made = { top, height, place };
    top += height + air;
    place += 1;
    return made;
  };
  const words = row(series.words.length === 0 ? 0 : series.words.some(({ flagged }) => flagged === true) ? FLAGGED_WORDS : WORDS, 6);
  const scores = series.scores.map((score, index) => ({ score, row: row(index === 0 ? FIRST_SCORE : FURTHER_SCORE) }));
  // The strip has no name of its own, so no band for one is counted.
  const strip = series.intervals.length === 0 ? null : { top, height: STRIP + (extras.linesUnder ?? 0) * UNDER_LINE, place: place - 1 };
  if (strip !== null) top += strip.height;
  const refills: { lane: MedicineLane; row: Row }[] = [];
  const drawn = lanes.map((lane) => {
    const drawnLane = { lane, row: row(lane.suspected ? SUSPECTED : OTHER, 6) };
    if (extras.opened.has(lane.id)) refills.push({ lane, row: row(REFILLS, 6) });
    return drawnLane;
  });
  const noLane = lanes.length === 0 ? row(OTHER, 6) : null;
  const occupancy = (series.plan?.occupancy ?? []).map(() => row(OCCUPANCY, 8));
  const lanesOfWindows = windowLanes(series.plan?.windows ?? []).count;
  const windows = lanesOfWindows === 0 ? null : row(Math.max(20, lanesOfWindows * WINDOW_LANE + 6), 2);
  const more = extras.more ? row(MORE, 2) : null;
  const lags = extras.lags ? row(LAGS, 2) : null;
  const events = row(EVENTS + (extras.toldLines ?? 0) * UNDER_LINE, 0);
  const waiting = series.waiting.length === 0 ? null : row(WAITING, 0);
  return { words, scores, strip, lanes: drawn, noLane, refills, more, occupancy, windows, events, waiting, lags, height: top, rows: place };
}

/** Windows that overlap stand below each other. */
export function windowLanes(windows: readonly { readonly from: number; readonly to: number }[]): { readonly of: readonly number[]; readonly count: number } {
  const ends: number[] = [];
  const of = windows.map(({ from, to }) => {
    const free = ends.findIndex((end) => end < from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = to;
    return lane;
  });
  return { of, count: ends.length };
}

/** CSS length: pixels plus one band for every row name that stands above its row on narrow screens. */
export const down = (row: Row, pixels = 0): string => `calc(${row.top + pixels}px + ${row.place + 1} * var(--label-band))`;
/** Where the name of a row starts. */
export const nameTop = (row: Row, pixels = 0): string => `calc(${row.top + pixels}px + ${row.place} * var(--label-band))`;
