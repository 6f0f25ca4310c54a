import { actDayWords } from '@/server/renderings/note/day-words';
import type { DoseCell, DoseRow, DoseTable } from '@/server/renderings/note/dose-table';
import { mgWords, timesWords, unitsWords } from '@/server/renderings/note/dose-words';
import type { Line } from './line-breaks';
import { INK, run } from './sheet';
import type { Sheet } from './sheet';

const DAY = 86;
const GAP = 12;
const SIZE = 9.5;
/** Sizes of the head, the largest at which no name of a medicine is broken between its letters. */
const HEAD_SIZES = [SIZE, 9, 8.5, 8, 7.5, 7, 6.5] as const;
const UNITS = 8;
const LEADING = 12.5;
const UNITS_LEADING = 10.5;
const PAD = 3.5;

type Cell = { readonly lines: readonly Line[]; readonly more: readonly Line[]; readonly x: number; readonly width: number };

/** The dose table: a row never breaks, the head stands again on the next page. */
export function drawDoses(sheet: Sheet, table: DoseTable): void {
  const element = sheet.element('Table');
  const room = (sheet.width - 2 * (DAY + GAP) - (table.drugs.length - 1) * GAP) / table.drugs.length;
  const columns = [
    { x: sheet.left, width: DAY },
    { x: sheet.left + DAY + GAP, width: DAY },
    ...table.drugs.map((_, index) => ({ x: sheet.left + 2 * (DAY + GAP) + index * (room + GAP), width: room })),
  ];
  const plain = (text: string, style: 'plain' | 'strong', at: number, size = SIZE): Cell => {
    const { x, width } = columns[at] ?? { x: sheet.left, width: DAY };
    return { lines: sheet.lines([run(text, size, style)], width), more: [], x, width };
  };
  const headSize = HEAD_SIZES.find((size) => table.drugs.every(({ name }) => name.split(/[ -]/).every((word) => sheet.widthOf(run(`${word}-`, size, 'strong')) <= room))) ?? HEAD_SIZES.at(-1);
  const head = ['From', 'To', ...table.drugs.map(({ name }) => name)].map((text, at) => plain(text, 'strong', at, headSize));
  const body = table.rows.map((row) => [...dayCells(row, plain), ...row.cells.map((cell, index) => doseCell(sheet, cell, columns[index + 2] ?? { x: 0, width: room }))]);
  sheet.need(heightOf(head) + heightOf(body[0] ?? []));
  drawRow(sheet, element, { tag: 'TH', cells: head, rule: INK });
  for (const cells of body) {
    if (sheet.need(heightOf(cells))) drawRow(sheet, element, { tag: 'TH', cells: head, rule: INK });
    drawRow(sheet, element, { tag: 'TD', cells, rule: undefined });
  }
  element.end();
  sheet.y += 6;
}

const dayCells = ({ from, to }: DoseRow, plain: (text: string, style: 'plain', at: number) => Cell): Cell[] => [
  plain(actDayWords(from), 'plain', 0),
  plain(to === null ? 'goes on' : actDayWords(to), 'plain', 1),
];

function doseCell(sheet: Sheet, { dose, state }: DoseCell, { x, width }: { x: number; width: number }): Cell {
  if (dose === null) return { lines: sheet.lines([run(state, SIZE, 'plain', true)], width), more: [], x, width };
  const units = `${unitsWords(dose.units)}, ${timesWords(dose.timesPerDay)}`;
  return { lines: sheet.lines([run(mgWords(dose.mgPerDay), SIZE, 'strong')], width), more: sheet.lines([run(units, UNITS)], width), x, width };
}

const heightOf = (cells: readonly Cell[]): number => Math.max(0, ...cells.map(({ lines, more }) => lines.length * LEADING + more.length * UNITS_LEADING)) + 2 * PAD;

function drawRow(sheet: Sheet, table: PDFKit.PDFStructureElement, { tag, cells, rule }: { tag: 'TH' | 'TD'; cells: readonly Cell[]; rule: string | undefined }): void {
  const row = sheet.doc.struct('TR');
  table.add(row);
  for (const { lines, more, x, width } of cells) {
    const cell = sheet.doc.struct(tag);
    row.add(cell);
    sheet.put(cell, { tag: 'P', lines, place: { x, y: sheet.y + PAD, width }, leading: LEADING });
    if (more.length > 0) sheet.put(cell, { tag: 'P', lines: more, place: { x, y: sheet.y + PAD + lines.length * LEADING, width }, leading: UNITS_LEADING });
    cell.end();
  }
  row.end();
  sheet.y += heightOf(cells);
  sheet.rule(sheet.y, rule === undefined ? {} : { colour: rule, weight: 0.75 });
}
