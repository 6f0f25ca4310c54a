import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph, Tab, Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, WidthType,
} from 'docx';

import type { NoteDocument } from '@/server/clinical/model/note';
import type { Block, Paper, Run } from '@/server/renderings/note/paper';
import { toPaper } from '@/server/renderings/note/to-paper';
import { doseTableOf } from './dose-table';
import { wholeWords } from './whole-words';

/** Twentieths of a point. */
const TWIPS = 20;
const MARGIN = 48 * TWIPS;
const PAGES = { A4: { width: 11_906, height: 16_838 }, LETTER: { width: 12_240, height: 15_840 } } as const;

/** Faces that every word processor has. */
const FONTS = { record: 'Arial', patient: 'Georgia' } as const;
const INK = '161A22';

/** The note for a word processor: real headings and a real table, one set of styles, nothing that runs and nothing from outside. */
export async function noteDocx(document: NoteDocument): Promise<Buffer> {
  const paper = toPaper(document);
  const page = PAGES[document.snapshot.clinic.region === 'US' ? 'LETTER' : 'A4'];
  const width = page.width - 2 * MARGIN;
  const made = new Document({
    title: paper.sha256 === null ? 'Medication review, draft' : `Medication review ${paper.number} version ${paper.version}`,
    creator: paper.author,
    lastModifiedBy: paper.author,
    description: '',
    styles: STYLES,
    sections: [
      {
        properties: { page: { size: page, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        headers: { default: new Header({ children: paper.bands.length === 0 ? [] : [...paper.bands.map(bandLine), new Paragraph({ spacing: { line: 120 }, children: [] })] }) },
        footers: { default: new Footer({ children: [footLine(paper, width)] }) },
        children: [...headOf(paper, width), ...paper.blocks.flatMap((block) => blockOf(block, { isStruck: paper.isStruck, width })), ...signatureOf(paper, width)],
      },
    ],
  });
  return Packer.toBuffer(made);
}

const heading = (size: number, before: number) => ({
  run: { font: FONTS.record, size, bold: true, color: INK },
  paragraph: { spacing: { before, after: 60 }, keepNext: true },
});
const STYLES = {
  default: {
    document: { run: { font: FONTS.record, size: 20, color: INK }, paragraph: { spacing: { line: 276 } } },
    heading1: heading(30, 0),
    heading2: heading(20, 200),
  },
};

const plain = (text: string, options: { size?: number; bold?: boolean; strike?: boolean } = {}): TextRun => new TextRun({ children: wholeWords(text), ...options });

function headOf({ name, identifiers, clinic, title, author }: Paper, width: number): Paragraph[] {
  const beside = (left: string, right: string): Paragraph => new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: width }], children: [plain(left), new TextRun({ children: [new Tab(), ...wholeWords(right)] })] });
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [plain(name)] }),
    beside(identifiers.join(', '), clinic),
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: width }],
      border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 6, color: INK } },
      spacing: { after: 120 },
      children: [plain(title), new TextRun({ children: [new Tab(), author] })],
    }),
  ];
}

/** Sentences side by side in one voice are one run, with the space between two of them. */
const ofOneVoice = (runs: readonly Run[]): readonly Run[] =>
  runs.reduce<Run[]>((made, { text, voice }) => {
    const last = made.at(-1);
    if (last?.voice !== voice) return [...made, { voice, text: made.length === 0 ? text : ` ${text}` }];
    return [...made.slice(0, -1), { voice, text: `${last.text} ${text}` }];
  }, []);

const paragraphOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join(' ');

function blockOf(block: Block, { isStruck, width }: { isStruck: boolean; width: number }): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [plain(block.text)] })];
    case 'paragraph':
      return [
        new Paragraph({
          children: ofOneVoice(block.runs).map(
            ({ text, voice }) =>
              new TextRun({
                children: wholeWords(text, paragraphOf(block.runs)),
                strike: isStruck,
                ...(block.small ? { size: 17 } : {}),
                ...(voice === 'patient' ? { font: FONTS.patient } : {}),
              }),
          ),
        }),
      ];
    case 'doses':
      return [doseTableOf(block.table, width), new Paragraph({ spacing: { line: 120 }, children: [] })];
  }
}

/** Who signed what, side by side in a frame that stays whole. */
function signatureOf({ signature, sha256 }: Paper, width: number): (Paragraph | Table)[] {
  const lines = (texts: readonly string[]): Paragraph[] => texts.map((text, index) => new Paragraph({ keepNext: true, children: [plain(text, { size: 18, bold: index === 0 && texts === signature.who })] }));
  const cell = (texts: readonly string[]): TableCell => new TableCell({ children: lines(texts), width: { size: width / 2, type: WidthType.DXA }, margins: { top: 120, bottom: 120, left: 160, right: 160 }, borders: { left: NONE, right: NONE } });
  return [
    new Paragraph({ spacing: { before: 120 }, children: [] }),
    new Table({ layout: TableLayoutType.FIXED, width: { size: width, type: WidthType.DXA }, columnWidths: [width / 2, width / 2], rows: [new TableRow({ cantSplit: true, children: [cell(signature.who), cell(signature.what)] })] }),
    ...(sha256 === null ? [] : [new Paragraph({ spacing: { before: 80 }, children: [plain(`SHA-256 ${sha256}`, { size: 15 })] })]),
  ];
}

const NONE = { style: BorderStyle.NIL, size: 0, color: 'auto' } as const;

const bandLine = (text: string): Paragraph => new Paragraph({ border: BOX, spacing: { after: 120 }, children: [plain(text, { bold: true, size: 18 })] });
const EDGE = { style: BorderStyle.SINGLE, size: 8, space: 4, color: INK } as const;
const BOX = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };

/** Patient, number and hash, page of pages. The two counters are the only fields of the document. */
const footLine = ({ foot }: Paper, width: number): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.LEFT,
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 6, color: INK } },
    tabStops: [
      { type: TabStopType.CENTER, position: width / 2 },
      { type: TabStopType.RIGHT, position: width },
    ],
    children: [
      new TextRun({ size: 16, children: [foot.who, new Tab(), foot.what, new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
    ],
  });
