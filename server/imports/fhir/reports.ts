import type { Report } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { compareText } from './canonical';
import { provenanceOf } from './context';
import type { Doubt } from './dosage';
import { groupBy } from './grouping';
import type { ImportedFact } from './model';
import type { Piece } from './report-pieces';

/** Pieces of one answer set and what they come to. */
export type ReportGroup = {
  readonly pieces: readonly Piece[];
  /** The record that the report is named after. */
  readonly founder: Piece;
  readonly facts: readonly ImportedFact[];
  /** Doubts about the set as a whole; those about single pieces stand with them. */
  readonly doubts: readonly Doubt[];
  readonly offers: readonly Offer[];
  /** What a person can make of one piece in doubt, beside the others. */
  readonly offersOf: (piece: Piece) => readonly Offer[];
};

type Offer = { readonly id: string; readonly label: string; readonly facts: readonly ImportedFact[] };
type Values = Readonly<Record<string, number | string>>;

const RANKS = ['response', 'panel', 'total', 'item'] as const;
const byRank = (a: Piece, b: Piece): number =>
  RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) || compareText(a.entry.record, b.entry.record) || compareText(a.entry.hash, b.entry.hash);

/** Sets that are tried for joining; more on one day are kept apart. */
const TRIED_SETS = 20;

/** Brings pieces together to answer sets: those that point at each other, and those of one day that do not disagree. */
export function groupPieces(pieces: readonly Piece[]): readonly ReportGroup[] {
  const days = groupBy([...pieces].sort(byRank), (piece) => `${piece.instrument.id}|${piece.on ?? piece.entry.record}`);
  return [...days.values()].flatMap((day) => {
    // A report in our own form is whole: what points at it belongs to it, and nothing else is joined to it.
    const sets = linked(day);
    const isOwn = (set: readonly Piece[]): boolean => set.some(({ own }) => own !== null);
    return [...sets.filter(isOwn).map(toOwnGroup), ...joinCompatible(sets.filter((set) => !isOwn(set))).map(toGroup)];
  });
}

function linked(day: readonly Piece[]): readonly (readonly Piece[])[] {
  const parent = new Map(day.map((piece) => [piece.entry.record, piece.entry.record]));
  const root = (name: string): string => {
    let at = name;
    for (let next = parent.get(at); next !== undefined && next !== at; next = parent.get(at)) at = next;
    return at;
  };
  // Links may lead through a record that is no piece itself; its name then ties its pieces together.
  for (const piece of day) {
    for (const link of piece.links) {
      if (!parent.has(link)) parent.set(link, link);
      const [a, b] = [root(piece.entry.record), root(link)];
      if (a !== b) parent.set(a < b ? b : a, a < b ? a : b);
    }
  }
  return [...groupBy(day, (piece) => root(piece.entry.record)).values()];
}

function joinCompatible(sets: readonly (readonly Piece[])[]): readonly (readonly Piece[])[] {
  const joined: { pieces: Piece[]; values: Map<string, number | string> }[] = [];
  for (const set of sets) {
    const values = valuesOf(set);
    const fitting = values === null ? undefined : joined.slice(-TRIED_SETS).find((other) => [...values].every(([key, value]) => (other.values.get(key) ?? value) === value));
    if (values === null || fitting === undefined) joined.push({ pieces: [...set], values: values ?? new Map([['never', 'fits']]) });
    else {
      fitting.pieces.push(...set);
      for (const [key, value] of values) fitting.values.set(key, value);
    }
  }
  return joined.map(({ pieces }) => pieces);
}

/** Answers and totals of a set; `null` when the set disagrees with itself. */
function valuesOf(set: readonly Piece[]): Map<string, number | string> | null {
  const values = new Map<string, number | string>();
  for (const piece of set) {
    for (const [key, value] of [piece.answers, piece.totals, piece.totalsAsText].flatMap((held) => Object.entries(held))) {
      if ((values.get(key) ?? value) !== value) return null;
      values.set(key, value);
    }
  }
  return values;
}

/** A report that came in our own form, with the totals that were sent beside it; totals that say something else are a doubt. */
function toOwnGroup(unsorted: readonly Piece[]): ReportGroup {
  const pieces = [...unsorted].sort(byRank);
  const founder = pieces.find(({ own }) => own !== null);
  const own = founder?.own ?? null;
  if (founder === undefined || own === null) throw new RangeError('an own form holds a report');
  const { instrument, on } = founder;
  const doubts: Doubt[] = pieces.filter((piece) => piece !== founder).flatMap(({ totals }) =>
    Object.entries(totals).flatMap(([field, total]) => (own.scores[field] === total ? [] : [{ code: 'total-differs-from-items' as const, why: `${field} is ${total} beside the report and ${String(own.scores[field] ?? null)} in it` }])),
  );
  const { sumField } = instrument;
  const sum = sumOf(instrument.scored, numbersAndWords(own.answers));
  const total = sumField === null ? null : (own.scores[sumField] ?? null);
  if (sum !== null && total !== null && sum !== total) doubts.push({ code: 'total-differs-from-items', why: `the total is ${String(total)} and the items add up to ${sum}` });
  const records = pieces.map((piece) => piece.entry.record);
  const make = (day: LocalDate, held: typeof own): ImportedFact => {
    const fact: Report = { id: founder.entry.record, instrument: instrument.id, on: day, ...held, provenance: provenanceOf(founder.entry) };
    return { kind: 'report', key: fact.id, records, fact };
  };
  const isClear = founder.doubts.length === 0 && doubts.length === 0;
  // A safety answer is never held back by a doubt about the rest.
  const safe = Object.fromEntries(Object.entries(own.answers).filter(([item]) => instrument.safetyItems.has(item)));
  const facts = on === null ? [] : isClear ? [make(on, own)] : Object.keys(safe).length > 0 ? [make(on, { ...own, answers: safe, scores: {}, words: [], onset: null, estimated: false })] : [];
  return { pieces, founder, doubts, facts, offers: [], offersOf: () => [] };
}

function toGroup(unsorted: readonly Piece[]): ReportGroup {
  const pieces = doubtingTextTotals([...unsorted].sort(byRank));
  const usable = pieces.filter((piece) => piece.doubts.length === 0);
  const founder = usable[0] ?? pieces[0];
  if (founder === undefined) throw new RangeError('an answer set has at least one piece');
  const { instrument, on } = founder;
  const records = pieces.map((piece) => piece.entry.record);
  const { answers, conflicts } = answersOf(pieces);
  const stated: Record<string, number[]> = {};
  for (const { totals, totalsAsText } of usable) {
    for (const [field, total] of [...Object.entries(totals), ...Object.entries(totalsAsText)]) stated[field] = [...new Set([...(stated[field] ?? []), total])];
  }
  const main = instrument.mainTotal?.field ?? null;
  const sum = sumOf(instrument.scored, answers);
  const totals = main === null ? [] : (stated[main] ?? []);
  const doubts: Doubt[] = [...conflicts].sort().map((item) => ({ code: 'total-differs-from-items', why: `${item} is answered in two ways` }));
  if (totals.length > 1) doubts.push({ code: 'total-differs-from-items', why: `two totals are given: ${totals.join(' and ')}` });
  const [total] = totals;
  if (sum !== null && total !== undefined && total !== sum) doubts.push({ code: 'total-differs-from-items', why: `the total is ${total} and the items add up to ${sum}` });

  const reach = total === undefined || sum !== null ? null : reachOf(instrument, answers);
  if (total !== undefined && reach !== null && (total < reach.least || total > reach.most)) {
    doubts.push({ code: 'total-differs-from-items', why: `the total is ${total} and the answered items allow ${reach.least} to ${reach.most}` });
  }

  // Item by item without the self-harm answer: a total would count it as zero.
  const unasked = [...instrument.safetyItems].filter((item) => answers[item] === undefined).sort();
  if (total !== undefined && unasked.length > 0 && instrument.scored.some((item) => answers[item] !== undefined)) {
    doubts.push({ code: 'total-differs-from-items', why: `the total is ${total} and ${unasked.join(' and ')} is not answered` });
  }

  const make = (day: LocalDate, given: Values, scores: Readonly<Record<string, number>>): ImportedFact => {
    const report: Report = {
      // Which wording was answered elsewhere is not known.
      id: founder.entry.record, instrument: instrument.id, version: null, on: day,
      filledBy: pieces.find((piece) => piece.filledBy !== 'unknown')?.filledBy ?? 'unknown',
      answers: given, scores, estimated: isEstimated(instrument, given, scores), words: [], onset: null, provenance: provenanceOf(founder.entry),
    };
    return { kind: 'report', key: report.id, records, fact: report };
  };
  const safe = Object.fromEntries(Object.entries(answers).filter(([item]) => instrument.safetyItems.has(item) && !conflicts.has(item)));
  const scores = Object.fromEntries(Object.entries(stated).flatMap(([field, [first]]) => (first === undefined ? [] : [[field, first]])));
  const whole = main !== null && sum !== null ? { ...scores, [main]: sum } : scores;
  const hasContent = Object.keys(answers).length > 0 || Object.keys(whole).length > 0;
  const none = (): readonly Offer[] => [];
  if (doubts.length > 0 && on !== null) {
    return {
      pieces, founder, doubts,
      // A safety answer is never held back by a doubt about the sum.
      facts: Object.keys(safe).length > 0 ? [make(on, safe, {})] : [],
      offers: [
        ...(main === null ? [] : totals.map((value) => ({ id: `total-${value}`, label: `The total of ${value} is right`, facts: [make(on, safe, { ...scores, [main]: value })] }))),
        ...(main === null || sum === null || conflicts.size > 0 ? [] : [{ id: `items-${sum}`, label: `The answers are right: total ${sum}`, facts: [make(on, answers, whole)] }]),
      ],
      offersOf: none,
    };
  }
  if (on === null) return { pieces, founder, doubts: [], facts: [], offers: offersByDay(founder, make), offersOf: none };
  return {
    pieces, founder, doubts: [], facts: hasContent ? [make(on, answers, whole)] : [], offers: [],
    offersOf: (piece) =>
      waitsForItsTextOnly(piece)
        ? [{ id: 'total-as-text', label: textTotalsInWords(piece), facts: [make(on, { ...piece.answers, ...answers }, { ...whole, ...piece.totals, ...piece.totalsAsText })] }]
        : [],
  };
}

const numbersAndWords = (answers: Report['answers']): Record<string, number | string> =>
  Object.fromEntries(Object.entries(answers).flatMap(([id, value]) => (typeof value === 'number' || typeof value === 'string' ? [[id, value]] : [])));

/** Answers of the pieces that stand, and the items answered in two ways. */
function answersOf(pieces: readonly Piece[]): { readonly answers: Record<string, number | string>; readonly conflicts: ReadonlySet<string> } {
  const answers: Record<string, number | string> = {};
  const conflicts = new Set<string>();
  const take = (item: string, answer: number | string): void => {
    if ((answers[item] ?? answer) !== answer) conflicts.add(item);
    answers[item] = answer;
  };
  for (const piece of pieces.filter(({ doubts }) => doubts.length === 0)) for (const [item, answer] of Object.entries(piece.answers)) take(item, answer);
  // A safety answer counts even where another value of the same record is in doubt.
  for (const piece of pieces.filter(isReadableButForValues)) {
    for (const [item, answer] of Object.entries(piece.answers)) if (piece.instrument.safetyItems.has(item)) take(item, answer);
  }
  return { answers, conflicts };
}

const TEXT_TOTAL: Doubt['code'] = 'total-as-text';

/** A total sent as words is a claim until all items of its set are there to be added up. */
function doubtingTextTotals(pieces: readonly Piece[]): readonly Piece[] {
  const [first] = pieces;
  const isWhole = first !== undefined && sumOf(first.instrument.scored, answersOf(pieces).answers) !== null;
  return pieces.map((piece) => {
    const open = Object.entries(piece.totalsAsText).filter(([field]) => !isWhole || field !== piece.instrument.mainTotal?.field);
    const doubts = open.map(([, total]) => ({ code: TEXT_TOTAL, why: `the total is written as text (“${total}”), not as a number` }));
    return doubts.length === 0 ? piece : { ...piece, doubts: [...piece.doubts, ...doubts] };
  });
}

const waitsForItsTextOnly = (piece: Piece): boolean => piece.doubts.length > 0 && piece.doubts.every(({ code }) => code === TEXT_TOTAL);
const textTotalsInWords = ({ instrument, totalsAsText }: Piece): string =>
  Object.entries(totalsAsText)
    .map(([field, total]) => `${instrument.title} ${field === instrument.mainTotal?.field ? 'total' : field} ${total}`)
    .join(', ');

const VALUE_DOUBTS: ReadonlySet<string> = new Set(['value-out-of-range', 'value-not-readable', TEXT_TOTAL]);
const isReadableButForValues = (piece: Piece): boolean => piece.doubts.length > 0 && piece.doubts.every((doubt) => VALUE_DOUBTS.has(doubt.code));

/** A set known only to the month or year can be counted as its first or last day. */
function offersByDay(founder: Piece, make: (on: LocalDate, answers: Values, scores: Readonly<Record<string, number>>) => ImportedFact): ReportGroup['offers'] {
  if (founder.date.kind !== 'read' || founder.doubts.some((doubt) => doubt.code !== 'date-not-to-the-day')) return [];
  return [founder.date.date.earliestOn, founder.date.date.latestOn].map((day, at) => ({
    id: at === 0 ? 'on-earliest' : 'on-latest',
    label: `Count it as ${day}`,
    facts: [make(day, { ...founder.answers }, { ...founder.totals })],
  }));
}

/** A total over items of which some are not answered was made from the others. */
function isEstimated({ scored, mainTotal }: Piece['instrument'], answers: Values, scores: Readonly<Record<string, number>>): boolean {
  const answered = scored.filter((item) => answers[item] !== undefined).length;
  return mainTotal !== null && scores[mainTotal.field] !== undefined && answered > 0 && answered < scored.length;
}

/** The totals that an incomplete answer set leaves possible; `null` when nothing of it is answered with a number. */
function reachOf({ scored, items }: Piece['instrument'], answers: Values): { readonly least: number; readonly most: number } | null {
  const known = scored.flatMap((item) => { const answer = answers[item]; return typeof answer === 'number' ? [answer] : []; });
  const numbers = [...items.values()].filter(({ id }) => scored.includes(id)).flatMap(({ numbers: own }) => [...own]);
  if (known.length === 0 || numbers.length === 0) return null;
  const least = known.reduce((sum, answer) => sum + answer, 0);
  return { least, most: least + (scored.length - known.length) * Math.max(...numbers) };
}

/** The plain sum when every scored item is answered with a number; otherwise no sum at all. */
function sumOf(items: readonly string[], answers: Readonly<Record<string, number | string>>): number | null {
  let sum = 0;
  for (const item of items) {
    const answer = answers[item];
    if (typeof answer !== 'number') return null;
    sum += answer;
  }
  return items.length === 0 ? null : sum;
}
