import { documentBundle } from '@/server/renderings/fhir/document-bundle';
import { markdown } from '@/server/renderings/note/markdown';
import { plainText } from '@/server/renderings/note/plain-text';
import { scoresCsv } from './csv/scores-csv';
import { noteDocx } from './docx/note-docx';
import { planCalendar } from './ics/plan-calendar';
import { consultPdf } from './pdf/consult-pdf';
import { handoutPdf } from './pdf/handout-pdf';
import { notePdf } from './pdf/note-pdf';
import { recordPdf } from './pdf/record-pdf';
import type { FileOrder, RecordOrder } from './file-kinds';

/** Bytes of a file; `null` where the visit has nothing that it could hold: no plan, no sheet and no calendar. */
export async function renderFile(order: FileOrder | RecordOrder): Promise<Buffer | null> {
  if (order.file === 'record.pdf') return recordPdf(order.record);
  const { file, document, previous, names, cancel } = order;
  switch (file) {
    case 'note.txt':
      return Buffer.from(plainText(document));
    case 'note.md':
      return Buffer.from(markdown(document));
    case 'note.pdf':
      return notePdf(document);
    case 'note.docx':
      return noteDocx(document);
    case 'note.fhir.json':
      return Buffer.from(`${JSON.stringify(documentBundle(document), null, 2)}\n`);
    case 'plan.ics':
      return document.snapshot.plan === null ? null : Buffer.from(planCalendar(document, { names, previous, cancel }));
    case 'handout.pdf':
      return handoutPdf(document);
    case 'consult.pdf':
      return consultPdf(document);
    case 'scores.csv':
      return Buffer.from(scoresCsv(document, { mark: true }));
  }
}
