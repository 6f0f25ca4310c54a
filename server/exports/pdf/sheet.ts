import PDFDocument from 'pdfkit';

import type { FontFile, Style } from './fonts';
import { fontRuns } from './fonts';
import { linesOf } from './line-breaks';
import type { Line, TextRun } from './line-breaks';

export const INK = '#161a22';
const GREY = '#555b66';
export const RULE = '#b9bdc6';

/**
 * Widths of words at size 1, by face: setting type is most of what a page costs, and notes share most of their words.
 * Kept for the process, short words only, and thrown away when there are many.
 */
const widths = new Map<string, number>();
const MOST_WIDTHS = 20_000;
const MOST_LETTERS = 32;

/** From the top of a line to the feet of its letters, as a share of their size. */
const BASELINE = 0.92;

/** Between two parts of a foot, in points. */
const FOOT_GAP = 12;

export type SheetOptions = {
  readonly size: 'A4' | 'A5' | 'LETTER';
  readonly margin: number;
  readonly title: string;
  readonly author: string;
  /** Instant that the file bears; no clock is read, so that the same content gives the same bytes. */
  readonly at: string;
  /** Room that head and foot take on each page. */
  readonly head: number;
  readonly foot: number;
  /** Draws what stands on every page; text in it is no part of the reading order. */
  readonly furniture: (sheet: Sheet, page: number, pages: number) => void;
};

/** Where text is put: left edge, top and width in points. */
export type Place = { readonly x: number; readonly y: number; readonly width: number };

/** A PDF being written from top to bottom: tagged, its fonts embedded, its bytes the same for the same content. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  y: number;
  private readonly known = new Set<string>();
  private readonly body: PDFKit.PDFStructureElement;
  private readonly done: Promise<Buffer>;

  constructor(private readonly options: SheetOptions) {
    const { size, margin, title, author, at, head, foot } = options;
    const instant = new Date(at);
    this.doc = new PDFDocument({
      size, margin: 0, bufferPages: true, font: '', pdfVersion: '1.7', tagged: true, displayTitle: true, lang: 'en-US',
      info: { Title: title, Author: author, Creator: 'Gamut', Producer: 'Gamut', CreationDate: instant, ModDate: instant },
    });
    const chunks: Buffer[] = [];
    this.done = new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => { resolve(Buffer.concat(chunks)); }).on('error', reject);
    });
    this.left = margin;
    this.width = this.doc.page.width - 2 * margin;
    this.y = margin + head;
    this.bottom = this.doc.page.height - margin - foot;
    this.body = this.doc.struct('Document');
    this.doc.addStructure(this.body);
  }

  /** Lines of a text in the room it has. */
  lines(runs: readonly TextRun[], width = this.width): Line[] {
    return linesOf(runs, width, this.measure);
  }

  widthOf(run: TextRun): number {
    return fontRuns(run.text, run.style).reduce((sum, { text, font }) => sum + this.measure(text, font, run.size), 0);
  }

  /** A block of text in the flow, with its tag; it goes on over the page's end. */
  text(tag: string, runs: readonly TextRun[], { leading, struck = false, width = this.width, indent = 0 }: { leading: number; struck?: boolean; width?: number; indent?: number }): void {
    const lines = this.lines(runs, width - indent);
    const element = this.doc.struct(tag);
    this.body.add(element);
    for (const line of lines) {
      this.need(leading);
      element.add(() => { this.line(line, { x: this.left + indent, y: this.y, width }); });
      if (struck) this.strike(line, indent, leading);
      this.y += leading;
    }
    element.end();
  }

  /** Text at a place, as an element of another one; `right` sets it against the right edge. */
  put(parent: PDFKit.PDFStructureElement, { tag, lines, place, leading, right = false }: { tag: string; lines: readonly Line[]; place: Place; leading: number; right?: boolean }): void {
    const element = this.doc.struct(tag, {}, () => {
      lines.forEach((line, index) => { this.line(line, { ...place, x: right ? place.x + place.width - line.width : place.x, y: place.y + index * leading }); });
    });
    parent.add(element);
  }

  /** An element of the document that holds others. */
  element(tag: string): PDFKit.PDFStructureElement {
    const element = this.doc.struct(tag);
    this.body.add(element);
    return element;
  }

  /** Something that is seen and not read: a rule, the head and foot of a page. */
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  rule(y: number, { from = this.left, width = this.width, weight = 0.5, colour = RULE }: { from?: number; width?: number; weight?: number; colour?: string } = {}): void {
    this.artifact(() => { this.doc.moveTo(from, y).lineTo(from + width, y).lineWidth(weight).strokeColor(colour).stroke(); });
  }

  /** Draws text without a tag, for what stands on every page. */
  write(runs: readonly TextRun[], place: Place, right = false): void {
    const [line] = this.lines(runs, 10_000);
    if (line !== undefined) this.line(line, { ...place, x: right ? place.x + place.width - line.width : place.x });
  }

  /**
   * The foot of a page: who it is about, what it is and which page, side by side where they have the room; otherwise below each
   * other, so that no name is ever written over.
   */
  foot({ who, what, page }: { readonly who: string; readonly what: string; readonly page: string }, { y, size, leading }: { readonly y: number; readonly size: number; readonly leading: number }): void {
    const [left, middle, right] = [run(who, size), run(what, size), run(page, size)];
    const { width } = this;
    const [whoWidth, whatWidth, pageWidth] = [this.widthOf(left), this.widthOf(middle), this.widthOf(right)];
    const at = (row: number): Place => ({ x: this.left, y: y + row * leading, width });
    const centre = (width - whatWidth) / 2;
    if (whoWidth + FOOT_GAP <= centre && centre + whatWidth + FOOT_GAP + pageWidth <= width) {
      this.write([left], at(0));
      this.write([middle], { ...at(0), x: this.left + centre });
      this.write([right], at(0), true);
      return;
    }
    const lines = this.lines([left], width);
    lines.forEach((line, row) => { this.line(line, at(row)); });
    this.write([middle], at(lines.length));
    this.write([right], at(lines.length), true);
  }

  /** Begins a page when less than so much room is left; says whether it did. */
  need(height: number): boolean {
    if (this.y + height <= this.bottom) return false;
    this.doc.addPage();
    this.y = this.options.margin + this.options.head;
    return true;
  }

  /** Pages begun so far. */
  get pages(): number {
    return this.doc.bufferedPageRange().count;
  }

  async finish(): Promise<Buffer> {
    this.body.end();
    const count = this.pages;
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(page);
      this.artifact(() => { this.options.furniture(this, page + 1, count); });
    }
    this.doc.end();
    return this.done;
  }

  private line(line: Line, { x, y }: Place): void {
    let at = x;
    const tallest = Math.max(...line.pieces.map(({ run }) => run.size));
    for (const { text, font, run, width } of line.pieces) {
      this.use(font, run.size);
      this.doc.fillColor(run.grey === true ? GREY : INK).text(text, at, y, { lineBreak: false, baseline: -BASELINE * tallest });
      at += width;
    }
  }

  private strike({ width }: Line, indent: number, leading: number): void {
    this.rule(this.y + leading * 0.42, { from: this.left + indent, width, weight: 0.6, colour: INK });
  }

  private use(font: FontFile, size: number): void {
    if (!this.known.has(font.name)) {
      this.doc.registerFont(font.name, font.bytes);
      this.known.add(font.name);
    }
    this.doc.font(font.name).fontSize(size);
  }

  private readonly measure = (text: string, font: FontFile, size: number): number => {
    // Faces are counted in the order of their first use, known width or not: the same content gives the same bytes.
    this.use(font, size);
    const key = `${font.name} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known * size;
    const width = this.doc.widthOfString(text) / size;
    if (widths.size >= MOST_WIDTHS) widths.clear();
    if (text.length <= MOST_LETTERS) widths.set(key, width);
    return width * size;
  };
}

/** A run of plain words. */
export const run = (text: string, size: number, style: Style = 'plain', grey = false): TextRun => ({ text, size, style, grey });
