import type { NoteDocument } from '@/server/clinical/model/note';
import { toConsult } from '@/server/renderings/note/consult';
import { INK, run, Sheet } from './sheet';

const MARGIN = 48;
const LEADING = 11.5;
/** The largest type at which all of it stands on the one page. */
const SCALES = [1.3, 1.2, 1.1, 1] as const;
/** No date of the record stands in the file either. */
const NO_DATE = '2000-01-01T00:00:00.000Z';

/** One page for a colleague, without anything that tells who it is about. */
export async function consultPdf(document: NoteDocument): Promise<Buffer> {
  for (const scale of SCALES) {
    const sheet = drawn(document, scale);
    if (sheet.pages === 1) return sheet.finish();
  }
  return drawn(document, 0.9).finish();
}

function drawn(document: NoteDocument, scale: number): Sheet {
  const { bands, sections } = toConsult(document);
  const sheet = new Sheet({
    size: document.snapshot.clinic.region === 'US' ? 'LETTER' : 'A4',
    margin: MARGIN,
    title: 'Question for a colleague',
    author: '',
    at: NO_DATE,
    head: bands.length === 0 ? 0 : 22,
    foot: 16,
    furniture: (on) => {
      if (bands.length > 0) on.write([run(bands.join('   |   '), 9, 'strong')], { x: on.left, y: MARGIN - 14, width: on.width });
      on.write([run('De-identified: structured facts only, days counted from the visit. Not for the record.', 8, 'plain', true)], { x: on.left, y: on.doc.page.height - MARGIN, width: on.width });
    },
  });
  sheet.text('H1', [run('Emotional blunting on an antidepressant: question for a colleague', 13, 'strong')], { leading: 17 });
  sheet.y += 4;
  sheet.rule(sheet.y, { weight: 1, colour: INK });
  for (const { title, lines } of sections) {
    sheet.y += 6 * scale;
    sheet.text('H2', [run(title, 9 * scale, 'strong')], { leading: (LEADING + 1) * scale });
    for (const line of lines) sheet.text('P', [run(line, 8.5 * scale)], { leading: LEADING * scale });
  }
  return sheet;
}
