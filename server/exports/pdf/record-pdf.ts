import type { RecordPaper } from '@/server/renderings/record/record-paper';
import { drawBlock, LEADING, BODY, MARGIN, SMALL } from './note-pdf';
import { INK, run, Sheet } from './sheet';

const STEP = 12;

/** The whole record on A4 or Letter paper: tagged, the patient and the page on each page. */
export async function recordPdf(paper: RecordPaper): Promise<Buffer> {
  const sheet = new Sheet({
    size: paper.region === 'US' ? 'LETTER' : 'A4',
    margin: MARGIN,
    title: 'Whole record',
    author: paper.clinic,
    at: paper.at,
    head: 24,
    foot: 26,
    furniture: (on, page, pages) => { furniture(on, { paper, page, pages }); },
  });
  sheet.text('H1', [run(paper.name, 15, 'strong')], { leading: 19 });
  sheet.text('P', [run(paper.identifiers.join(', '), BODY)], { leading: LEADING });
  sheet.text('P', [run(`${paper.clinic}; ${paper.title}`, BODY)], { leading: LEADING });
  for (const { title, lines } of paper.sections) {
    heading(sheet, title);
    for (const line of lines) {
      const inner = line.trimStart();
      sheet.text('P', [run(inner, BODY)], { leading: LEADING, indent: (line.length - inner.length) * 4 });
    }
  }
  heading(sheet, 'Signed notes');
  if (paper.notes.length === 0) sheet.text('P', [run('None.', BODY)], { leading: LEADING });
  for (const note of paper.notes) {
    sheet.need(6 * LEADING);
    sheet.y += STEP;
    sheet.rule(sheet.y, { weight: 1, colour: INK });
    sheet.y += STEP / 2;
    sheet.text('H3', [run(`${note.title}, ${note.number} version ${note.version}`, BODY + 1, 'strong')], { leading: LEADING + 2 });
    for (const band of note.bands) sheet.text('P', [run(band, BODY, 'strong')], { leading: LEADING });
    for (const [index, block] of note.blocks.entries()) drawBlock(sheet, block, { isStruck: note.isStruck, next: note.blocks[index + 1], heading: 'H4' });
    for (const line of [...note.signature.who, ...note.signature.what, ...(note.sha256 === null ? [] : [`SHA-256 ${note.sha256}`])]) sheet.text('P', [run(line, SMALL)], { leading: 12 });
  }
  return sheet.finish();
}

function heading(sheet: Sheet, title: string): void {
  sheet.need(3 * LEADING);
  sheet.y += STEP;
  sheet.text('H2', [run(title, BODY + 1.5, 'strong')], { leading: LEADING + 3 });
}

/** Head and foot of a page: who it is on every page, and a demo's band. */
function furniture(sheet: Sheet, { paper, page, pages }: { readonly paper: RecordPaper; readonly page: number; readonly pages: number }): void {
  const { doc, left, width } = sheet;
  const head = paper.bands.length > 0 ? paper.bands.join('   |   ') : `${paper.foot}, whole record`;
  sheet.write([run(head, 8, paper.bands.length > 0 ? 'strong' : 'plain', paper.bands.length === 0)], { x: left, y: MARGIN - 16, width });
  const y = doc.page.height - MARGIN - 4;
  doc.moveTo(left, y - 6).lineTo(left + width, y - 6).lineWidth(0.75).strokeColor(INK).stroke();
  sheet.foot({ who: paper.foot, what: '', page: `Page ${page} of ${pages}` }, { y, size: 8, leading: 10 });
}
