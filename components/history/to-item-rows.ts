import { z } from 'zod';
import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import { oldestFirst } from '../report/oldest-first';

type Report = Workspace['chart']['reports'][number];
type Instrument = Catalog['instruments'][number];

/** An item at three times; `null` is not answered and is never drawn as zero. */
export type ItemRow = {
  readonly id: string;
  readonly text: string;
  /** Title of the part it belongs to; `null` where the instrument has none. */
  readonly part: string | null;
  readonly min: number;
  readonly max: number;
  /** As the patient remembers the time before the medicine, said in the newest report; `null` where it was not asked or not remembered. */
  readonly before: number | null;
  readonly baseline: number | null;
  readonly last: number | null;
  readonly now: number | null;
};

export type ItemView = {
  readonly id: string;
  readonly title: string;
  readonly label: string | null;
  /** `items`: each question. `scores`: licensed, totals and parts only. */
  readonly shows: 'items' | 'scores';
  readonly reports: number;
  readonly now: Report;
  /** The report before the newest; `null` with fewer than three, where it is the baseline itself, or none. */
  readonly last: Report | null;
  readonly baseline: Report | null;
  /** Which way is worse, in the content's words; empty where it has none. */
  readonly direction: string;
  /** Medicine that the newest report compares with; `null` where no time before was asked about. */
  readonly beforeOf: string | null;
  readonly rows: readonly ItemRow[];
  /** The score that stands for the whole instrument, under its items; `null` where there is none or the rows are scores already. */
  readonly total: ItemRow | null;
};

const partsSchema = z.object({ domains: z.array(z.object({ title: z.string(), items: z.array(z.string()) })) });
const anchorSchema = z.object({ anchor: z.object({ id: z.string() }) });
const columnsSchema = z.object({ columns: z.array(z.object({ id: z.string(), options: z.array(z.object({ value: z.union([z.number(), z.string()]) })) })) });

/** Every instrument with a report, item by item: the first report, the one before the newest, the newest. */
export const toItemViews = (reports: readonly Report[], instruments: readonly Instrument[], on: string): readonly ItemView[] =>
  instruments.flatMap((instrument): readonly ItemView[] => {
    const own = oldestFirst(reports.filter((report) => report.instrument === instrument.id && report.on <= on));
    const now = own.at(-1);
    if (now === undefined) return [];
    const baseline = own.length > 1 ? (own[0] ?? null) : null;
    const last = own.length > 2 ? (own.at(-2) ?? null) : null;
    const shows = instrument.items.length > 0 && own.some(({ answers }) => Object.keys(answers).length > 0) ? 'items' : 'scores';
    const three = { baseline, last, now };
    const rows = shows === 'items' ? itemRows(instrument, three) : scoreRows(instrument, three);
    return [{
      id: instrument.id,
      title: instrument.title,
      label: instrument.labelToShow,
      shows,
      reports: own.length,
      ...three,
      direction: instrument.direction,
      beforeOf: rows.some(({ before }) => before !== null) ? anchorOf(instrument, now) : null,
      rows,
      total: shows === 'items' ? totalRow(instrument, three) : null,
    }];
  });

type Three = { readonly baseline: Report | null; readonly last: Report | null; readonly now: Report };

function itemRows(instrument: Instrument, three: Three): readonly ItemRow[] {
  const parts = partsSchema.safeParse(instrument.content);
  const [min, max] = rangeOfItems(instrument);
  const answer = (report: Report | null, id: string): number | null => {
    const value = report?.answers[id];
    return typeof value === 'number' ? value : null;
  };
  const rows = instrument.items.map(({ id, text }): ItemRow => ({
    id,
    text,
    part: parts.success ? (parts.data.domains.find(({ items }) => items.includes(id))?.title ?? null) : null,
    min,
    max,
    before: answer(three.now, `${id}:before`),
    baseline: answer(three.baseline, id),
    last: answer(three.last, id),
    now: answer(three.now, id),
  }));
  if (!parts.success) return rows;
  const place = ({ part }: ItemRow): number => parts.data.domains.findIndex(({ title }) => title === part);
  return rows.map((row, index) => ({ row, index })).sort((a, b) => place(a.row) - place(b.row) || a.index - b.index).map(({ row }) => row);
}

/** Lowest and highest answer that the instrument offers. */
function rangeOfItems(instrument: Instrument): readonly [number, number] {
  const columns = columnsSchema.safeParse(instrument.content);
  const offered = columns.success ? (columns.data.columns.find(({ id }) => id === 'now') ?? columns.data.columns[0])?.options : undefined;
  const values = (offered ?? instrument.options).map(({ value }) => value).filter((value) => typeof value === 'number');
  return values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
}

const score = (report: Report | null, id: string): number | null => {
  const value = report?.scores[id];
  return typeof value === 'number' ? value : null;
};

const scoresOf = (id: string, { baseline, last, now }: Three) => ({ before: null, baseline: score(baseline, id), last: score(last, id), now: score(now, id) });

function scoreRows(instrument: Instrument, three: Three): readonly ItemRow[] {
  return instrument.fields.flatMap(({ id, label, min, max }): readonly ItemRow[] => {
    const row = { id, text: label, part: null, ...scoresOf(id, three) };
    return min === null || max === null || (row.baseline === null && row.last === null && row.now === null) ? [] : [{ ...row, min, max }];
  });
}

/** The first described field carries the whole; its full range stands in the content. */
function totalRow(instrument: Instrument, three: Three): ItemRow | null {
  const field = instrument.fields.find(({ id }) => id === 'total' || id === 'total_now') ?? instrument.fields[0];
  if (field === undefined || field.min === null || field.max === null) return null;
  return { id: field.id, text: field.label, part: null, min: field.min, max: field.max, ...scoresOf(field.id, three) };
}

/** The medicine whose time before the newest report asks about. */
function anchorOf(instrument: Instrument, now: Report): string {
  const anchor = anchorSchema.safeParse(instrument.content);
  const named = anchor.success ? now.answers[anchor.data.anchor.id] : null;
  return typeof named === 'string' && named !== 'none' ? named : 'the medicine';
}
