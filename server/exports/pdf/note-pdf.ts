import type { NoteDocument } from '@/server/clinical/model/note';
import type { Block, Paper, Run } from '@/server/renderings/note/paper';
import { toPaper } from '@/server/renderings/note/to-paper';
import { drawDoses } from './dose-table';
import { INK, run, Sheet } from './sheet';
import type { TextRun } from './line-breaks';

/** 17 mm. */
export const MARGIN = 48;
export const BODY = 9.5;
/** Newsreader's letters are smaller at the same size. */
const QUOTE = 10.7;
export const SMALL = 8.5;
export const LEADING = 13.4;

/** The note on A4 or Letter paper: the patient, page, number and hash on each page, a draft's band too. */
export async function notePdf(document: NoteDocument): Promise<Buffer> {
  const paper = toPaper(document);
  const bandHeight = paper.bands.length === 0 ? 0 : 24;
  const sheet = new Sheet({
    size: document.snapshot.clinic.region === 'US' ? 'LETTER' : 'A4',
    margin: MARGIN,
    title: paper.sha256 === null ? 'Medication review, draft' : `Medication review ${paper.number} version ${paper.version}`,
    author: paper.author,
    at: paper.signedAt,
    head: bandHeight,
    foot: 26,
    furniture: (on, page, pages) => { furniture(on, { paper, page, pages }); },
  });
  drawHead(sheet, paper);
  for (const [index, block] of paper.blocks.entries()) drawBlock(sheet, block, { isStruck: paper.isStruck, next: paper.blocks[index + 1] });
  drawSignature(sheet, paper);
  return sheet.finish();
}

function drawHead(sheet: Sheet, paper: Paper): void {
  const right = 190;
  const room = sheet.width - right - 16;
  const top = sheet.y;
  const head = sheet.element('Sect');
  const name = sheet.lines([run(paper.name, 15, 'strong')], room);
  sheet.put(head, { tag: 'H1', lines: name, place: { x: sheet.left, y: top, width: room }, leading: 19 });
  const who = sheet.lines([run(paper.identifiers.join(', '), BODY)], room);
  const below = top + name.length * 19 + 2;
  sheet.put(head, { tag: 'P', lines: who, place: { x: sheet.left, y: below, width: room }, leading: LEADING });
  const about = [paper.clinic, paper.title, paper.author].flatMap((text) => sheet.lines([run(text, BODY)], right));
  sheet.put(head, { tag: 'P', lines: about, place: { x: sheet.left + sheet.width - right, y: top + 2, width: right }, leading: LEADING, right: true });
  head.end();
  sheet.y = Math.max(below + who.length * LEADING, top + 2 + about.length * LEADING) + 5;
  sheet.rule(sheet.y, { weight: 1, colour: INK });
  sheet.y += 8;
}

const KEEP_WITH_NEXT = 3 * LEADING;

/** `heading` is the tag of its headings, lower where the note stands among others. */
export function drawBlock(sheet: Sheet, block: Block, { isStruck, next, heading = 'H2' }: { isStruck: boolean; next: Block | undefined; heading?: 'H2' | 'H4' }): void {
  switch (block.kind) {
    case 'heading':
      sheet.need(KEEP_WITH_NEXT + (next?.kind === 'doses' ? 40 : 0));
      sheet.y += 8;
      sheet.text(heading, [run(block.text, BODY, 'strong')], { leading: LEADING + 1.5 });
      return;
    case 'paragraph':
      sheet.text('P', textOf(block.runs, block.small), { leading: block.small ? 12 : LEADING, struck: isStruck });
      return;
    case 'doses':
      drawDoses(sheet, block.table);
  }
}

const textOf = (runs: readonly Run[], small: boolean): TextRun[] =>
  runs.flatMap(({ text, voice }, index) => {
    const words = index === 0 ? text : ` ${text}`;
    return [voice === 'patient' ? run(words, small ? SMALL : QUOTE, 'patient') : run(words, small ? SMALL : BODY)];
  });

/** Who signed what, in a frame that no page break divides. */
function drawSignature(sheet: Sheet, { signature, sha256 }: Paper): void {
  const pad = 10;
  const half = (sheet.width - 3 * pad) / 2;
  const set = (lines: readonly string[], isFirstStrong: boolean) => lines.flatMap((text, index) => sheet.lines([run(text, 9, isFirstStrong && index === 0 ? 'strong' : 'plain')], half));
  const [who, what] = [set(signature.who, true), set(signature.what, false)];
  const whole = sha256 === null ? [] : sheet.lines([run(`SHA-256 ${sha256}`, 7.5, 'plain', true)], sheet.width - 2 * pad);
  const height = Math.max(who.length, what.length) * 13 + whole.length * 11 + 2 * pad - 2;
  sheet.y += 14;
  sheet.need(height + 4);
  const top = sheet.y;
  const frame = sheet.element('Sect');
  sheet.put(frame, { tag: 'P', lines: who, place: { x: sheet.left + pad, y: top + pad - 2, width: half }, leading: 13 });
  sheet.put(frame, { tag: 'P', lines: what, place: { x: sheet.left + 2 * pad + half, y: top + pad - 2, width: half }, leading: 13 });
  sheet.put(frame, { tag: 'P', lines: whole, place: { x: sheet.left + pad, y: top + height - pad - whole.length * 11 + 3, width: sheet.width }, leading: 11 });
  frame.end();
  sheet.artifact(() => { sheet.doc.rect(sheet.left, top, sheet.width, height).lineWidth(0.75).strokeColor(INK).stroke(); });
  sheet.y += height;
}

/** Head and foot of a page. */
function furniture(sheet: Sheet, { paper, page, pages }: { paper: Paper; page: number; pages: number }): void {
  const { doc, left, width } = sheet;
  if (paper.bands.length > 0) {
    doc.rect(left, MARGIN - 18, width, 20).lineWidth(1).strokeColor(INK).stroke();
    sheet.write([run(paper.bands.join('   |   '), 9, 'strong')], { x: left + 8, y: MARGIN - 13.5, width });
  } else if (page > 1) sheet.write([run(`${paper.name}, ${paper.title}`, 8, 'plain', true)], { x: left, y: MARGIN - 20, width });
  const y = doc.page.height - MARGIN - 4;
  doc.moveTo(left, y - 6).lineTo(left + width, y - 6).lineWidth(0.75).strokeColor(INK).stroke();
  sheet.foot({ ...paper.foot, page: `Page ${page} of ${pages}` }, { y, size: 8, leading: 10 });
}
