import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import PDFDocument from 'pdfkit';

import { localDate } from '@/server/clinical/model/local-date';
import { NO_STEERING } from '@/server/clinical/model/plan';
import { plan } from '@/server/clinical/plan';
import { documentOf } from '@/server/clinical/testing/any-document';
import { noteDocx } from '@/server/exports/docx/note-docx';
import { fontRuns } from '@/server/exports/pdf/fonts';
import { notePdf } from '@/server/exports/pdf/note-pdf';
import { loadKnowledge } from '@/server/knowledge/load';
import { documentBundle } from '@/server/renderings/fhir/document-bundle';
import { plainText } from '@/server/renderings/note/plain-text';
import { compared } from './measure';
import type { Measurement } from './measure';

/** A signed note in each form against the bare library that writes the same words. */
export async function benchmark(): Promise<Measurement[]> {
  const knowledge = loadKnowledge();
  const made = plan({ from: [{ drug: 'sertraline', mgPerDay: 150 }], to: [{ drug: 'bupropion-xl', mgPerDay: 300 }], strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null }, null, knowledge, localDate('2026-12-01'));
  if (!made.ok) throw new Error(made.error.message);
  const document = documentOf(made.value, knowledge);
  const lines = plainText(document).split('\n');
  const bundle = documentBundle(document);
  const pdf = await compared(() => notePdf(document), () => barePdf(lines), { times: 20 });
  const docx = await compared(() => noteDocx(document), () => bareDocx(lines), { times: 20 });
  const text = await compared(() => plainText(document), () => lines.join('\n'), { times: 200 });
  const fhir = await compared(() => JSON.stringify(documentBundle(document)), () => JSON.stringify(bundle), { times: 100 });
  return [
    { name: 'export/pdf', unit: 'ms', ...pdf },
    { name: 'export/docx', unit: 'ms', ...docx },
    { name: 'export/text', unit: 'ms', value: text.value, baseline: null },
    { name: 'export/fhir', unit: 'ms', ...fhir },
  ];
}

/** The same lines and the same three fonts, one after the other down the page. */
function barePdf(lines: readonly string[]): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'LETTER', font: '', tagged: true });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => doc.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => { resolve(Buffer.concat(chunks)); }));
  for (const style of ['plain', 'strong', 'patient'] as const) doc.registerFont(style, fontRuns('a', style)[0]?.font.bytes ?? '');
  for (const [index, line] of lines.entries()) doc.font(index === 0 ? 'strong' : line.startsWith('“') ? 'patient' : 'plain').fontSize(10).text(line);
  doc.end();
  return done;
}

/** The same lines as paragraphs, and as many tables, cells, heads and feet. */
function bareDocx(lines: readonly string[]): Promise<Buffer> {
  const cells = (texts: readonly string[]): TableCell[] => texts.map((text) => new TableCell({ children: [new Paragraph(text), new Paragraph(text)] }));
  const rows = Array.from({ length: 5 }, () => new TableRow({ children: cells(['a', 'b', 'c', 'd']) }));
  const frame = new Table({ rows: [new TableRow({ children: cells(['a', 'b']) })] });
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('a')] }) },
          footers: { default: new Footer({ children: [new Paragraph('a')] }) },
          children: [...lines.map((text) => new Paragraph({ children: [new TextRun(text)] })), new Table({ rows }), frame],
        },
      ],
    }),
  );
}
