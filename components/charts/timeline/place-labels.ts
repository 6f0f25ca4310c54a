import { clampToAxis, pastEnd, percentOf } from './axis';
import type { Axis } from './axis';
import { formatDose } from '../../ui/amounts';
import { AS_NEEDED } from './dose-days';
import { count, dayOfNumber, formatDay, formatDayOfYear } from '../../ui/days';
import type { DoseSegment, MedicineEpisode, ScorePoint, Span, TimelineEvent, Words } from './series';

/** Mean width of a character in the sizes of the timeline, in pixels; wide enough for most words. */
export const SANS_12 = 6.5;
const FIGURE_12 = 7.4;
const SANS_11 = 5.9;

const pixels = (axis: Axis, width: number, day: number): number => (percentOf(axis, day) / 100) * width;

// ---- Scores: above, below, right; else left to the reading line ----

export type PlacedValue = { readonly point: ScorePoint; readonly at: 'above' | 'below' | 'left' | 'right' };
type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

const overlaps = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

type ValueFrame = { readonly axis: Axis; readonly width: number; readonly yOf: (value: number) => number; /** Days at which a line runs through the row. */ readonly lines?: readonly number[] };

/** Newest first, so that the value that counts is the one that stays. */
export function placeValues(points: readonly ScorePoint[], { axis, width, yOf, lines = [] }: ValueFrame): readonly PlacedValue[] {
  const spots = points.map((point) => ({ point, x: pixels(axis, width, point.day), y: yOf(point.value) }));
  const markers = spots.map(({ x, y }): Box => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }));
  const today = pixels(axis, width, axis.today);
  // The Today line goes before every value: none may stand on it.
  const taken: Box[] = [{ left: today - 1, right: today + 2, top: -Infinity, bottom: Infinity }];
  const crossed = lines.map((day): Box => ({ left: pixels(axis, width, day) - 1, right: pixels(axis, width, day) + 2, top: -Infinity, bottom: Infinity }));
  const placed: PlacedValue[] = [];
  for (const spot of [...spots].reverse()) {
    const half = (String(spot.point.value).length * FIGURE_12 + 4) / 2;
    const candidates = [
      { at: 'above', box: { left: spot.x - half, right: spot.x + half, top: spot.y - 19, bottom: spot.y - 6 } },
      { at: 'below', box: { left: spot.x - half, right: spot.x + half, top: spot.y + 6, bottom: spot.y + 19 } },
      { at: 'left', box: { left: spot.x - 7 - half * 2, right: spot.x - 7, top: spot.y - 7, bottom: spot.y + 7 } },
      { at: 'right', box: { left: spot.x + 7, right: spot.x + 7 + half * 2, top: spot.y - 7, bottom: spot.y + 7 } },
    ] as const;
    const open = candidates.filter(({ box }) => box.left >= -4 && ![...taken, ...markers].some((other) => overlaps(box, other)));
    // Beside a line before on it, and on it before not at all.
    const free = open.find(({ box }) => !crossed.some((line) => overlaps(box, line))) ?? open[0];
    if (free === undefined) continue;
    taken.push(free.box);
    placed.push({ point: spot.point, at: free.at });
  }
  return placed;
}

// ---- The patient's words: they end at their day, in whole sentences ----

export type PlacedQuote = { readonly day: number; readonly text: string; readonly by: string | null; readonly widthPixels: number; /** All that was said, where the words shown are not all. */ readonly whole: string | null };
const QUOTE_LINES = 2;
const FLAGGED_QUOTE_LINES = 3;
const WIDEST_QUOTE = 226;
/** Before a quote loses how it begins. */
const WIDEST_BEGINNING = 280;
/** Words of a report that raised a flag: nothing of them goes for the sake of looks. */
const WIDEST_FLAGGED_QUOTE = 460;
/** Air between the words and their line, inside the width. */
const QUOTE_PADDING = 7;
const QUOTE_AIR = 10;

export function placeQuotes(words: readonly Words[], axis: Axis, width: number): readonly PlacedQuote[] {
  const inView = words.filter(({ day }) => day >= axis.from && day <= pastEnd(axis));
  const placed: PlacedQuote[] = [];
  let right = Infinity;
  for (let place = inView.length - 1; place >= 0; place -= 1) {
    const words = inView[place];
    if (words === undefined) continue;
    const x = pixels(axis, width, words.day);
    if (x > right) continue;
    const before = inView[place - 1];
    const room = Math.min(words.flagged === true ? WIDEST_FLAGGED_QUOTE : WIDEST_QUOTE, x - QUOTE_AIR);
    const polite = words.flagged === true ? room : Math.min(room, before === undefined ? room : x - pixels(axis, width, before.day) - QUOTE_AIR);
    const by = words.by ?? null;
    const lines = words.flagged === true ? FLAGGED_QUOTE_LINES : QUOTE_LINES;
    const wide = Math.max(room, Math.min(WIDEST_BEGINNING, x - QUOTE_AIR));
    const { sentences } = words;
    const fitted = (polite < room ? fitSentences(sentences, polite, by, lines) : null) ?? fitBeginning(sentences, room, by, lines) ?? fitBeginning(sentences, wide, by, lines) ?? fitSentences(sentences, room, by, lines);
    if (fitted === null) continue;
    const said = words.sentences.join(' ');
    placed.push({ day: words.day, text: fitted.text, by, widthPixels: fitted.width, whole: fitted.text === said ? null : said });
    right = x - fitted.width - QUOTE_AIR;
  }
  return placed.reverse();
}

type Fitted = { readonly text: string; readonly width: number } | null;

const fits = (text: string, room: number, by: string | null, lines: number): boolean => linesOf(by === null ? text : `${text} ${by}`, room - QUOTE_PADDING) <= lines;

/** As many whole sentences from the first one on as have room. */
function fitBeginning(sentences: readonly string[], room: number, by: string | null, lines: number): Fitted {
  for (let end = sentences.length; end > 0; end -= 1) {
    const text = `${sentences.slice(0, end).join(' ')}${end < sentences.length ? LEFT_OUT : ''}`;
    if (fits(text, room, by, lines)) return { text, width: room };
  }
  return null;
}

/** The same, else the shortest sentence. */
function fitSentences(sentences: readonly string[], room: number, by: string | null, lines: number): Fitted {
  const beginning = fitBeginning(sentences, room, by, lines);
  if (beginning !== null) return beginning;
  const shortest = [...sentences].sort((a, b) => a.length - b.length)[0];
  if (shortest === undefined) return null;
  const place = sentences.indexOf(shortest);
  const text = `${place > 0 ? '… ' : ''}${shortest}${place < sentences.length - 1 ? LEFT_OUT : ''}`;
  return fits(text, room, by, lines) ? { text, width: room } : null;
}

/** Something was said before or after: a shortened quote never reads like a whole one. */
const LEFT_OUT = ' …';

function linesOf(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of `“${text}”`.split(' ')) {
    const size = [...word].reduce((sum, letter) => sum + voiceWidth(letter), 0);
    if (size > room) return Infinity;
    if (used + size > room) {
      lines += 1;
      used = 0;
    }
    used += size + voiceWidth(' ');
  }
  return lines;
}

/** Widths of the voice's letters at 14 px, a little above what they measure: a line more than was counted would stand on the months. */
const VOICE_14: Readonly<Record<string, number>> = {
  a: 6.5, b: 7.7, c: 6.2, d: 7.8, e: 6.5, f: 4.9, g: 7, h: 7.9, i: 4, j: 3.5, k: 7.6, l: 3.8, m: 11.7, n: 8.1, o: 7.4, p: 8, q: 7.7, r: 5.6, s: 5.4, t: 4.8,
  u: 7.6, v: 7.4, w: 10.5, x: 7.2, y: 7.4, z: 6.1, I: 4.8, M: 13.8, W: 13.6, ' ': 3.3, '.': 3.3, ',': 3.4, ';': 3.8, ':': 3.6, '!': 3.8, '?': 6.2, '-': 5, '’': 3.4, '\'': 2.8, '“': 5.8, '”': 5.8, '…': 9,
};
const WIDE_14 = { capital: 11.2, other: 8, full: 14 };

/** Letters of scripts that fill a square have its width. */
const voiceWidth = (letter: string): number => VOICE_14[letter] ?? (letter >= '\u2e80' ? WIDE_14.full : letter === letter.toLowerCase() ? WIDE_14.other : WIDE_14.capital);

// ---- Doses: inside the bar, shorter, above it, else left to the reading line ----

export type PlacedDose = {
  readonly segment: DoseSegment;
  /** Where its words begin: at the step, or where the bar is whole again. */
  readonly day: number;
  /** Days without supply right before the words; `isGapTold` where these have room to name them. */
  readonly after: Span | null;
  readonly isGapTold: boolean;
  readonly dose: string;
  readonly since: string | null;
  readonly at: 'inside' | 'above';
  /** Why it was started or changed, after the words or on a line above them; `null` where it does not fit. */
  readonly reason: { readonly words: string; readonly at: 'after' | 'over'; readonly lines: number; readonly widthPixels: number } | null;
};
const LABEL_HEIGHT = 17;
const LABEL_AIR = 12;
/** Letters of `; supply gap, 106 days before`. */
const ROOM_FOR_GAP = 29;
/** Height of the dose's own line, and of one of the reason above it. */
const DOSE_LINE = 19;
export const REASON_LINE = 13;
const MOST_REASON_LINES = 2;
/** What a line loses where a word does not fit any more. */
const WRAP_LOSS = 46;

export function placeDoses(episode: MedicineEpisode, frame: { readonly axis: Axis; readonly width: number; readonly heightOf: (segment: DoseSegment) => number; readonly laneHeight: number }): readonly PlacedDose[] {
  const { axis, width } = frame;
  let blockedUntil = -Infinity;
  return episode.segments.flatMap((segment, place): readonly PlacedDose[] => {
    const stretch = wholeStretch(episode, segment, frame);
    if (stretch === null) return [];
    const { day, after: gap } = stretch;
    const left = pixels(axis, width, day);
    const room = pixels(axis, width, stretch.to) - left;
    const dose = segment.micrograms === null ? 'dose not recorded' : formatDose(segment.micrograms);
    const since = segment.from <= axis.from ? `since ${formatDay(dayOfNumber(segment.from))}` : `from ${formatDay(dayOfNumber(segment.from))}`;
    const height = frame.heightOf(segment);
    const short = dose.length * FIGURE_12 + LABEL_AIR + (episode.asNeeded && episode.status !== 'planned' ? AS_NEEDED.length * SANS_12 : 0);
    const long = short + (since.length + 1) * SANS_12;
    const inside = height >= LABEL_HEIGHT;
    const why = reasonOf(episode, segment, place);
    const over = why === null ? null : reasonOver(why, room - LABEL_AIR, height);
    const isGapTold = gap !== null && inside && room >= long + ROOM_FOR_GAP * SANS_12;
    const after = why !== null && gap === null && room >= long + (why.length + 2) * SANS_12 ? ({ words: why, at: 'after', lines: 1, widthPixels: room } as const) : null;
    if (inside && room >= long) return [{ segment, day, after: gap, isGapTold, dose, since, at: 'inside', reason: after ?? over }];
    if (inside && room >= short) return [{ segment, day, after: gap, isGapTold: false, dose, since: null, at: 'inside', reason: over }];
    if (frame.laneHeight - height < LABEL_HEIGHT || left < blockedUntil || room < short * 0.8) return [];
    blockedUntil = left + short;
    return [{ segment, day, after: gap, isGapTold: false, dose, since: room >= long && !inside ? since : null, at: 'above', reason: inside ? null : after }];
  });
}

/** Of the part of a bar that is in view, what its words may stand on: they do not run over the hatch of a supply gap, and one that lies out of view takes no room. */
function wholeStretch(episode: MedicineEpisode, segment: DoseSegment, { axis, width }: Frame): (Span & { readonly day: number; readonly after: Span | null }) | null {
  const [from, to] = [clampToAxis(axis, segment.from), clampToAxis(axis, segment.to)];
  const gaps = episode.supplyGaps.filter((gap) => gap.to > from && gap.from < to);
  const stretches = [null, ...gaps].map((after, place) => ({ day: Math.max(from, after?.to ?? from), from, to: Math.min(to, gaps[place]?.from ?? to), after }));
  return stretches.find(({ day, to }) => pixels(axis, width, to) - pixels(axis, width, day) > 4) ?? null;
}

/** Whether the words of a supply gap stand behind it, in it, or nowhere: no words without its hatch in view, none over those of a dose. */
export function placeGapWords(gap: Span, words: string, behind: Span | null, frame: Frame): 'behind' | 'in' | null {
  const { axis } = frame;
  if (gap.to <= axis.from || gap.from >= pastEnd(axis)) return null;
  if (behind !== null && fitsBetween(`${words}  `, behind, frame)) return 'behind';
  return fitsBetween(`${words}  `, { from: gap.from, to: Math.min(gap.to, pastEnd(axis)) }, frame) ? 'in' : null;
}

/** The reason above the dose, in one line or wrapped to two where the bar is high enough. */
function reasonOver(words: string, room: number, height: number): PlacedDose['reason'] {
  const whole = words.length * SANS_11;
  const lines = whole <= room ? 1 : Math.ceil(whole / Math.max(1, room - WRAP_LOSS));
  const fits = lines <= MOST_REASON_LINES && height >= DOSE_LINE + lines * REASON_LINE;
  return fits ? { words, at: 'over', lines, widthPixels: room } : null;
}

/** Why a segment began: for the first one, why the medicine was started. */
const reasonOf = (episode: MedicineEpisode, segment: DoseSegment, place: number): string | null =>
  place === 0 ? (episode.startReason ?? segment.reason) : segment.reason;

// ---- Events ----

export type PlacedEvent = { readonly day: number; readonly title: string | null; readonly date: string | null; readonly side: 'left' | 'right'; readonly count: number; readonly all: readonly TimelineEvent[] };
const MERGE_PIXELS = 14;
/** Of more groups than these the row merges further, until each count has room to be read. */
const CROWDED_GROUPS = 24;
const CROWDED_PIXELS = 84;

type Frame = { readonly axis: Axis; readonly width: number };

function groupEvents(events: readonly TimelineEvent[], { axis, width }: Frame, apart: number): readonly (readonly TimelineEvent[])[] {
  const groups: TimelineEvent[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    const first = last?.[0];
    if (last !== undefined && first !== undefined && pixels(axis, width, event.day) - pixels(axis, width, first.day) < apart) last.push(event);
    else groups.push([event]);
  }
  return groups;
}

export function placeEvents(events: readonly TimelineEvent[], { axis, width, noun = 'event', apart = MERGE_PIXELS }: Frame & { readonly noun?: string; /** Marks that are pressed need room of their own. */ readonly apart?: number }): readonly PlacedEvent[] {
  const inView = events.filter(({ day }) => day >= axis.from && day <= axis.to);
  const near = groupEvents(inView, { axis, width }, apart);
  const groups = near.length <= CROWDED_GROUPS ? near : groupEvents(inView, { axis, width }, CROWDED_PIXELS);
  let taken = pixels(axis, width, axis.from);
  return groups.flatMap((group, place): readonly PlacedEvent[] => {
    const first = group[0];
    if (first === undefined) return [];
    const here = pixels(axis, width, first.day);
    const next = groups[place + 1]?.[0];
    const limit = pixels(axis, width, next === undefined ? (first.day <= axis.today ? pastEnd(axis) : axis.to) : next.day) - 10;
    const words = { title: group.length > 1 ? count(group.length, noun) : first.title, date: group.length > 1 ? null : formatDayOfYear(dayOfNumber(first.day)) };
    const onRight = fittingWords(words, limit - here - MARK);
    // What has no room before the next mark or Today may stand before its own.
    const onLeft = onRight.title === null && group.length === 1 ? fittingWords(words, here - MARK - taken) : null;
    const side = onLeft === null || onLeft.title === null ? 'right' : 'left';
    const shown = side === 'left' && onLeft !== null ? onLeft : onRight;
    taken = here + MARK + (side === 'right' && shown.title !== null ? lengthOf(shown) + MARK : 0);
    return [{ day: first.day, ...shown, side, count: group.length, all: group }];
  });
}

/** Words of an event that stand on a line of their own under the row of events, inside the past. */
export type ToldEvent = { readonly day: number; readonly words: string; readonly line: number; readonly lines: number; readonly at: { readonly left: number } | { readonly right: number }; readonly widthPixels: number };

/** So many are told under the row, the last before the onset; the headline names as many. */
const MOST_TOLD = 3;
/** A picture so narrow has no room beside a mark: what is told stands under it in every range, so that its height stays. */
export const NARROW = 420;

/** The events before the onset whose title and day have no room beside their mark; on a narrow picture also those out of view. */
export function placeToldEvents(events: readonly TimelineEvent[], frame: Frame): readonly ToldEvent[] {
  const { axis, width } = frame;
  const narrow = width < NARROW;
  const room = pixels(axis, width, pastEnd(axis)) - MARK;
  const beside = narrow ? [] : placeEvents(events, frame).filter(({ title, date, count }) => count === 1 && title !== null && date !== null).flatMap(({ all }) => all);
  let line = 0;
  return events.filter(({ told }) => told).slice(-MOST_TOLD).flatMap((event): readonly ToldEvent[] => {
    const { day, title } = event;
    const outside = day < axis.from ? 'Earlier: ' : day > axis.to ? 'Later: ' : '';
    if (beside.includes(event) || (outside !== '' && !narrow)) return [];
    const words = `${outside}${formatDay(dayOfNumber(day))} ${title}`;
    const length = words.length * SANS_12;
    const lines = length <= room ? 1 : Math.ceil(length / Math.max(1, room - WRAP_LOSS));
    const x = pixels(axis, width, clampToAxis(axis, day)) - MARK / 2;
    const left = Math.max(0, x);
    const at = left + length <= room ? { left } : x < room / 2 ? { left: 0 } : { right: width - room };
    const placed = { day, words, line, lines, at, widthPixels: 'left' in at ? room - at.left : room };
    line += lines;
    return [placed];
  });
}

type EventWords = { readonly title: string | null; readonly date: string | null };
const MARK = 9;
const lengthOf = ({ title, date }: EventWords): number => ((title?.length ?? 0) + (date === null ? 0 : date.length + 1)) * SANS_12;

/** The title with its date, the title alone, or nothing. */
function fittingWords(words: EventWords, room: number): EventWords {
  const alone = { title: words.title, date: null };
  return [words, alone].find((tried) => lengthOf(tried) <= room) ?? { title: null, date: null };
}

/** Whether words of 11 px fit between two days. */
export const fitsBetween = (words: string, span: { readonly from: number; readonly to: number }, frame: Frame): boolean =>
  words.length * SANS_11 + 6 <= pixelsBetween({ from: clampToAxis(frame.axis, span.from), to: clampToAxis(frame.axis, span.to) }, frame);

/** Whether a label of `characters` at 12 px fits left, or right, of a day within the given days. */
export const roomBeside = (days: { readonly from: number; readonly to: number }, frame: Frame): number => Math.max(0, pixelsBetween(days, frame) / SANS_12 - 2);

export const pixelsBetween = (days: { readonly from: number; readonly to: number }, { axis, width }: Frame): number => pixels(axis, width, days.to) - pixels(axis, width, days.from);
