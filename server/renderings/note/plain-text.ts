import type { NoteDocument } from '@/server/clinical/model/note';
import { daysWhole } from './clean-text';
import { actDayWords } from './day-words';
import { doseSentences } from './dose-table';
import type { DoseTable } from './dose-table';
import type { Block, Paper } from './paper';
import { toPaper } from './to-paper';
import { columns, wrap } from './wrap';

const WIDTH = 72;
const GAP = '  ';
const RULE = '-'.repeat(WIDTH);

/**
 * The note as plain text for any record system: 72 columns, line feeds, headings in capitals, ASCII dashes, doses as
 * aligned lines and again as sentences, since a proportional font breaks columns. Line 1 names the patient by two
 * identifiers, the last line number and hash.
 */
export function plainText(document: NoteDocument): string {
  return paperText(toPaper(document));
}

export function paperText(paper: Paper): string {
  const lines = [
    ...whoLines(paper),
    ...wrap(`${paper.clinic}; ${paper.title}`, WIDTH),
    ...wrap(paper.author, WIDTH),
    ...paper.bands.flatMap((band) => wrap(`*** ${band} ***`, WIDTH)),
    ...paper.blocks.flatMap(blockLines),
    '',
    RULE,
    ...paper.signature.who.flatMap((line) => wrap(line, WIDTH, GAP)),
    ...(paper.sha256 === null ? [] : ['SHA-256:', paper.sha256]),
    ...paper.bands.flatMap((band) => wrap(`*** ${band} ***`, WIDTH)),
    paper.sha256 === null ? paper.foot.what : `No. ${paper.number} v${paper.version}, SHA-256 ${paper.sha256.slice(0, 16)} (first 16 of 64)`,
  ];
  return `${lines.map((line) => daysWhole(ascii(line))).join('\n')}\n`;
}

/** Name and identifiers in one line; where the name is too long for that, the other two come first and the name follows. */
function whoLines({ name, identifiers }: Paper): string[] {
  const whole = [name, ...identifiers].join(', ');
  if (columns(whole) <= WIDTH) return [whole];
  const [born = '', sex = '', ...records] = identifiers;
  const short = [name, born].join(', ');
  return columns(short) <= WIDTH
    ? [short, ...wrap([sex, ...records].join(', '), WIDTH, GAP)]
    : [...wrap([born, ...records].join(', '), WIDTH, GAP), ...wrap(`${name}, ${sex}`, WIDTH, GAP)];
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return ['', ...wrap(block.text.toUpperCase(), WIDTH)];
    case 'paragraph':
      return wrap(block.runs.map(({ text }) => text).join(' '), WIDTH);
    case 'doses':
      return [...tableLines(block.table), '', ...doseSentences(block.table).flatMap((sentence) => wrap(`- ${sentence}`, WIDTH, GAP)), ''];
  }
}

/** Aligned columns; names too long for the line stand above it under a letter each. */
function tableLines({ drugs, rows }: DoseTable): string[] {
  const isNamed = columns(headOf(drugs.map(({ name }) => name))) <= WIDTH;
  const heads = isNamed ? drugs.map(({ name }) => name) : drugs.map((_, index) => String.fromCharCode(65 + index));
  const legend = isNamed ? [] : drugs.flatMap(({ name }, index) => wrap(`${heads[index] ?? ''} = ${name}`, WIDTH, GAP));
  const cells = rows.map((row) => [
    actDayWords(row.from),
    row.to === null ? 'goes on' : actDayWords(row.to),
    ...row.cells.map(({ dose, state }) => (dose === null ? state : `${dose.mgPerDay} mg`)),
  ]);
  const all = [['From', 'To', ...heads], ...cells];
  const widths = all.reduce<number[]>((known, row) => row.map((cell, index) => Math.max(known[index] ?? 0, columns(cell))), []);
  return [...legend, ...all.map((row) => row.map((cell, index) => pad(cell, widths[index] ?? 0, index > 1)).join(GAP).trimEnd())];
}

const DAY_COLUMN = 15;
const DOSE_COLUMN = 8;
const headOf = (names: readonly string[]): string =>
  ['-'.repeat(DAY_COLUMN), '-'.repeat(DAY_COLUMN), ...names.map((name) => name.padEnd(DOSE_COLUMN))].join(GAP);

const pad = (cell: string, width: number, isRight: boolean): string => {
  const blank = ' '.repeat(Math.max(0, width - columns(cell)));
  return isRight ? blank + cell : cell + blank;
};

/** Dashes, spaces and the sign of multiplication as every record system writes them. */
const ascii = (text: string): string =>
  text
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('\u00A0', ' ')
    .replaceAll('×', 'x');
