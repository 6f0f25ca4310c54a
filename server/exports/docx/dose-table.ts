import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';

import { actDayWords } from '@/server/renderings/note/day-words';
import type { DoseCell, DoseTable } from '@/server/renderings/note/dose-table';
import { mgWords, timesWords, unitsWords } from '@/server/renderings/note/dose-words';
import { wholeWords } from './whole-words';

/** Wide enough for a day of the week and a date. */
const DAY = 1_900;
const NONE = { style: BorderStyle.NIL, size: 0, color: 'auto' } as const;
const THIN = { style: BorderStyle.SINGLE, size: 4, color: 'B9BDC6' } as const;
const DARK = { style: BorderStyle.SINGLE, size: 6, color: '161A22' } as const;

/** The dose table: its head stands again on the next page, a row stays whole. */
export function doseTableOf({ drugs, rows }: DoseTable, width: number): Table {
  const room = Math.floor((width - 2 * DAY) / drugs.length);
  const columnWidths = [DAY, DAY, ...drugs.map(() => room)];
  const cell = (children: Paragraph[], at: number, bottom: typeof THIN | typeof DARK): TableCell =>
    new TableCell({
      children,
      width: { size: columnWidths[at] ?? room, type: WidthType.DXA },
      borders: { bottom },
    });
  const line = (text: string, options: { bold?: boolean; size?: number } = {}): Paragraph => new Paragraph({ children: [new TextRun({ children: wholeWords(text), size: 19, ...options })] });
  const doses = ({ dose, state }: DoseCell): Paragraph[] =>
    dose === null ? [line(state)] : [line(mgWords(dose.mgPerDay), { bold: true }), line(`${unitsWords(dose.units)}, ${timesWords(dose.timesPerDay)}`, { size: 16 })];
  const head = ['From', 'To', ...drugs.map(({ name }) => name)];
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    margins: { top: 60, bottom: 60, left: 0, right: 160 },
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text, at) => cell([line(text, { bold: true })], at, DARK)) }),
      ...rows.map(
        ({ from, to, cells }) =>
          new TableRow({
            cantSplit: true,
            children: [
              cell([line(actDayWords(from))], 0, THIN),
              cell([line(to === null ? 'goes on' : actDayWords(to))], 1, THIN),
              ...cells.map((entry, index) => cell(doses(entry), index + 2, THIN)),
            ],
          }),
      ),
    ],
  });
}
