import type { PrintedDrug } from '@/server/clinical/model/note';
import type { Plan, Unit } from '@/server/clinical/model/plan';

/** A stretch of days as a reader of a document has it: drugs by name, what is not taken left out. */
export type ReadRow = { readonly from: string; readonly to: string | null; readonly doses: readonly ReadDose[] };
export type ReadDose = { readonly drug: string; readonly mgPerDay: number; readonly timesPerDay: number; readonly units: readonly Unit[] };

const byName = (a: ReadDose, b: ReadDose): number => (a.drug < b.drug ? -1 : 1);

/** What the plan says, in the form in which documents are read back. */
export const rowsOf = (plan: Plan, printed: readonly PrintedDrug[]): ReadRow[] =>
  plan.steps.map(({ from, to, doses }) => ({
    from,
    to,
    doses: doses
      .map(({ drug, mgPerDay, timesPerDay, units }) => ({ drug: printed.find(({ id }) => id === drug)?.name ?? drug, mgPerDay, timesPerDay, units }))
      .sort(byName),
  }));

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = String.raw`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d-[A-Z][a-z]{2}-\d{4}`;

/** `Tue 24-Nov-2026` to `2026-11-24`, its weekday checked. */
export function readDay(text: string): string {
  const [, weekday = '', day = '', month = '', year = ''] = /^(\w{3}) (\d\d)-(\w{3})-(\d{4})$/.exec(text) ?? [];
  const iso = `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day}`;
  const is = new Date(`${iso}T00:00:00Z`).toLocaleDateString('en-GB', { weekday: 'short', timeZone: 'UTC' });
  if (is !== weekday) throw new Error(`${text} is no ${is}`);
  return iso;
}

const TIMES = ['', 'once daily', 'in two doses', 'in three doses', 'in four doses'];

function readUnit(text: string): Unit {
  const liquid = /^([\d.]+) mL of ([\d.]+) mg\/mL (.+)$/.exec(text);
  if (liquid !== null) return { form: liquid[3] ?? '', mgPerMl: Number(liquid[2]), ml: Number(liquid[1]) };
  const solid = /^(\d*)(½?) [x×] ([\d.]+) mg (.+)$/.exec(text);
  if (solid === null) throw new Error(`no unit: ${text}`);
  return { form: solid[4] ?? '', strengthMg: Number(solid[3]), count: Number(solid[1] ?? 0) + (solid[2] === '' ? 0 : 0.5) };
}

/** `1 × 50 mg tablet and 1 × 25 mg tablet, once daily` */
export function readUnits(text: string): Pick<ReadDose, 'units' | 'timesPerDay'> {
  const cut = text.lastIndexOf(', ');
  const timesPerDay = TIMES.indexOf(text.slice(cut + 2));
  if (cut < 0 || timesPerDay < 1) throw new Error(`no number of doses: ${text}`);
  return { timesPerDay, units: text.slice(0, cut).split(' and ').map(readUnit) };
}

const NOT_TAKEN = new Set(['none (stopped)', 'none (not yet)']);

/** The sentences of a document that name days and doses, wherever they stand in it. */
export function readSentences(text: string, drugs: readonly string[]): ReadRow[] {
  const flat = text.replaceAll('\u00A0', ' ').replace(/\s+/g, ' ');
  const sentence = new RegExp(`From (${DAY}) (?:to (${DAY})|on): (.+?)\\.(?= - From| [A-Z*]|$)`, 'g');
  return [...flat.matchAll(sentence)].map(([, from = '', to, words = '']) => ({ from: readDay(from), to: to === undefined ? null : readDay(to), doses: readDoses(words, drugs) }));
}

function readDoses(words: string, drugs: readonly string[]): ReadDose[] {
  const found: ReadDose[] = [];
  let rest = words;
  while (rest !== '') {
    const drug = drugs.find((name) => rest.startsWith(`${name} `));
    if (drug === undefined) throw new Error(`no drug of the plan: ${rest}`);
    const after = rest.slice(drug.length + 1);
    const off = [...NOT_TAKEN].find((entry) => after.startsWith(entry));
    const next = drugs.map((name) => after.indexOf(` and ${name} `)).filter((at) => at >= 0);
    const end = next.length === 0 ? after.length : Math.min(...next);
    if (off === undefined) {
      const [, mg = '', units = ''] = /^([\d.]+) mg a day \((.+)\)$/.exec(after.slice(0, end)) ?? [];
      found.push({ drug, mgPerDay: Number(mg), ...readUnits(units) });
    }
    rest = after.slice(end + 5);
  }
  return found.sort(byName);
}

/** Cells of a table: from, to, then one a drug, `75 mg` with its units after a colon, a line or a gap. */
export function readTable(head: readonly string[], rows: readonly (readonly string[])[]): ReadRow[] {
  const plain = (cell: string): string => cell.replaceAll('\u00A0', ' ').replace(/\s+/g, ' ').trim();
  const drugs = head.slice(2).map(plain);
  return rows.map(([from = '', to = '', ...cells]) => ({
    from: readDay(plain(from)),
    to: plain(to) === 'goes on' ? null : readDay(plain(to)),
    doses: cells
      .flatMap((cell, index): ReadDose[] => {
        const words = plain(cell);
        if (words === 'stopped' || words === 'not yet') return [];
        const [, mg = '', units = ''] = /^([\d.]+) mg[: ]+(.+)$/.exec(words) ?? [];
        return [{ drug: drugs[index] ?? '', mgPerDay: Number(mg), ...readUnits(units) }];
      })
      .sort(byName),
  }));
}
