import type { NoteDocument } from '@/server/clinical/model/note';
import { toHandout } from '@/server/renderings/note/handout';
import type { Handout, HandoutDays } from '@/server/renderings/note/handout';
import { INK, run, Sheet } from './sheet';

const MARGIN = 48;
const BODY = 13;
const LEADING = 18.5;
const PAD = 10;
/** From the edge to the words of a list, past its point. */
const INDENT = 16;
/** Lines of a list that no page break divides. */
const SHORT = 8;

/** The patient's sheet: big type, a frame for each stretch of days, help on the last page. `null` without a plan. */
export async function handoutPdf(document: NoteDocument): Promise<Buffer | null> {
  const handout = toHandout(document);
  if (handout === null) return null;
  const sheet = new Sheet({
    size: document.snapshot.clinic.region === 'US' ? 'LETTER' : 'A4',
    margin: MARGIN,
    title: 'Your medicine plan',
    author: handout.clinic,
    at: document.snapshot.signedAt,
    head: handout.bands.length === 0 ? 0 : 26,
    foot: 30,
    furniture: (on, page, pages) => { furniture(on, { handout, page, pages }); },
  });
  sheet.text('H1', [run('Your medicine plan', 24, 'strong')], { leading: 31 });
  sheet.text('P', [run(`${handout.name}, ${handout.born}`, BODY, 'strong')], { leading: LEADING });
  sheet.text('P', [run(`${handout.clinic}. ${handout.made}`, BODY)], { leading: LEADING });
  heading(sheet, 'What to take, and when');
  for (const days of handout.days) drawDays(sheet, days);
  list(sheet, handout.take);
  section(sheet, 'Your other medicines', handout.others);
  section(sheet, 'What you may notice', handout.expect);
  section(sheet, 'Dates on which we look at this together', handout.looks);
  section(sheet, 'Call us when', handout.call);
  drawUrgent(sheet, handout);
  if (!handout.isReviewed) sheet.text('P', [run('The wording of this sheet is not yet reviewed by a clinician of the product.', 9, 'plain', true)], { leading: 13 });
  return sheet.finish();
}

function heading(sheet: Sheet, text: string): void {
  sheet.need(4 * LEADING);
  sheet.y += 12;
  sheet.text('H2', [run(text, 15, 'strong')], { leading: 22 });
}

function section(sheet: Sheet, title: string, sentences: readonly string[]): void {
  if (sentences.length === 0) return;
  const lines = sentences.flatMap((sentence) => sheet.lines([run(sentence, BODY)], sheet.width - INDENT)).length;
  // A short list stays on one page with its heading.
  if (lines <= SHORT) sheet.need(34 + lines * LEADING + sentences.length * 3);
  heading(sheet, title);
  list(sheet, sentences);
}

function list(sheet: Sheet, sentences: readonly string[]): void {
  for (const sentence of sentences) {
    const lines = sheet.lines([run(sentence, BODY)], sheet.width - INDENT).length;
    sheet.need(lines * LEADING);
    const at = { x: sheet.left, y: sheet.y };
    sheet.text('P', [run(sentence, BODY)], { leading: LEADING, indent: INDENT });
    point(sheet, at);
    sheet.y += 3;
  }
}

/** The point before a line of a list; it is drawn, not said. */
function point(sheet: Sheet, { x, y }: { readonly x: number; readonly y: number }): void {
  sheet.artifact(() => { sheet.doc.circle(x + 5, y + BODY * 0.62, 2).fillColor(INK).fill(); });
}

/** One stretch of days in a frame that no page break divides. */
function drawDays(sheet: Sheet, { when, lines }: HandoutDays): void {
  const room = sheet.width - 2 * PAD;
  const head = sheet.lines([run(when, BODY, 'strong')], room);
  const body = (lines.length === 0 ? [{ drug: 'No medicine', take: 'on these days.', total: null }] : lines).map(({ drug, take, total }) =>
    sheet.lines([run(`${drug}: `, BODY, 'strong'), run(take, BODY), ...(total === null ? [] : [run(` (${total})`, BODY - 2, 'plain', true)])], room),
  );
  const height = (head.length + body.reduce((sum, entry) => sum + entry.length, 0)) * LEADING + 2 * PAD - 9;
  sheet.need(height);
  const top = sheet.y;
  const element = sheet.element('Sect');
  sheet.put(element, { tag: 'H3', lines: head, place: { x: sheet.left + PAD, y: top + PAD - 3, width: room }, leading: LEADING });
  let y = top + PAD - 3 + head.length * LEADING;
  for (const entry of body) {
    sheet.put(element, { tag: 'P', lines: entry, place: { x: sheet.left + PAD, y, width: room }, leading: LEADING });
    y += entry.length * LEADING;
  }
  element.end();
  sheet.artifact(() => { sheet.doc.rect(sheet.left, top, sheet.width, height).lineWidth(0.75).strokeColor(INK).stroke(); });
  sheet.y += height + 8;
}

/** When to get help at once, with the numbers of the country, in one frame of a heavy line. */
function drawUrgent(sheet: Sheet, { urgent, help }: Handout): void {
  const room = sheet.width - 2 * PAD;
  const head = sheet.lines([run('Get help at once when', 15, 'strong')], room);
  const body = urgent.map((sentence) => sheet.lines([run(sentence, BODY)], room - INDENT));
  const words = sheet.lines([run(help.wording, BODY, 'strong')], room);
  const height = head.length * 22 + (body.reduce((sum, entry) => sum + entry.length, 0) + words.length) * LEADING + 2 * PAD + 4;
  sheet.y += 12;
  sheet.need(height + 16);
  const top = sheet.y;
  const element = sheet.element('Sect');
  const x = sheet.left + PAD;
  sheet.put(element, { tag: 'H2', lines: head, place: { x, y: top + PAD - 2, width: room }, leading: 22 });
  let y = top + PAD - 2 + head.length * 22;
  const points: number[] = [];
  for (const lines of body) {
    sheet.put(element, { tag: 'P', lines, place: { x: x + INDENT, y, width: room - INDENT }, leading: LEADING });
    points.push(y);
    y += lines.length * LEADING;
  }
  sheet.put(element, { tag: 'P', lines: words, place: { x, y: y + 6, width: room }, leading: LEADING });
  element.end();
  for (const at of points) point(sheet, { x, y: at });
  sheet.artifact(() => { sheet.doc.rect(sheet.left, top, sheet.width, height).lineWidth(2).strokeColor(INK).stroke(); });
  sheet.y += height + 8;
}

function furniture(sheet: Sheet, { handout, page, pages }: { handout: Handout; page: number; pages: number }): void {
  const { doc, left, width } = sheet;
  if (handout.bands.length > 0) {
    doc.rect(left, MARGIN - 18, width, 20).lineWidth(1).strokeColor(INK).stroke();
    sheet.write([run(handout.bands.join('   |   '), 9, 'strong')], { x: left + 8, y: MARGIN - 13.5, width });
  }
  const y = doc.page.height - MARGIN - 4;
  doc.moveTo(left, y - 7).lineTo(left + width, y - 7).lineWidth(0.75).strokeColor(INK).stroke();
  sheet.foot({ who: `${handout.name}, ${handout.born}`, what: handout.foot, page: `Page ${page} of ${pages}` }, { y, size: 9, leading: 11 });
}
