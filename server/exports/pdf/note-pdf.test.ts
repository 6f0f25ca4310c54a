import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asDraft, documentOf, NORA, planFrom } from '@/server/clinical/testing/any-document';
import { anyDraw } from '@/server/exports/testing/any-draw';
import { SHORT_CORPUS } from '@/server/exports/testing/corpus';
import { readTable, rowsOf } from '@/server/exports/testing/read-doses';
import { readPdf } from '@/server/exports/testing/read-pdf';
import { loadKnowledge } from '@/server/knowledge/load';
import { cleanText } from '@/server/renderings/note/clean-text';
import { notePdf } from './note-pdf';

const knowledge = loadKnowledge();
/** Written and read again these take longest; the long run does the ten thousand. */
const RUNS = 40;
const PATIENCE = 300_000;

describe('the note as PDF', () => {
  it('gives back every drug, dose, unit and date of any plan from its table, over page breaks too', async () => {
    await fc.assert(
      fc.asyncProperty(anyDraw, async (draw) => {
        const planned = planFrom(draw, knowledge);
        fc.pre(planned !== null);
        if (planned === null) return;
        const document = documentOf(planned.plan, knowledge);
        const { pages, tables } = await readPdf(await notePdf(document));
        const [head = [], ...rows] = tables[0] ?? [];
        expect(readTable(head, rows.filter(([first]) => first !== 'From'))).toEqual(rowsOf(planned.plan, document.snapshot.printed.drugs));
        const hash = document.sha256 ?? '';
        for (const [index, page] of pages.entries()) {
          expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
          expect(page).toContain('HALVORSEN, Nora, born 08-Mar-1988');
          expect(page).toContain(`R-2026-000418 v1, ${hash.slice(0, 4)}-${hash.slice(4, 8)}`);
        }
        expect(pages.join(' ')).toContain(hash);
      }),
      { numRuns: RUNS },
    );
  }, PATIENCE);

  it('three medicines with long names stand beside each other, no name broken between letters', async () => {
    const names = ['Dextromethorphan-bupropion', 'Desvenlafaxine', 'Vortioxetine'];
    const planned = planFrom({ from: 5, to: 15, dose: 3, target: 1, region: 0, pace: 1, day: 5, way: 0 }, knowledge);
    const document = documentOf(planned?.plan ?? null, knowledge);
    const [first] = document.snapshot.printed.drugs;
    if (first === undefined) throw new Error('no drug');
    const drugs = names.map((name, index) => ({ ...first, id: document.snapshot.printed.drugs[index]?.id ?? name, name }));
    const { tables } = await readPdf(await notePdf({ ...document, snapshot: { ...document.snapshot, printed: { ...document.snapshot.printed, drugs } } }));
    expect([...(tables[0]?.[0] ?? [])].sort()).toEqual(['From', 'To', ...names].sort());
  });

  it('five medicines stand beside each other in smaller type, no name broken between letters', async () => {
    const names = ['Desvenlafaxine', 'Levomilnacipran', 'Tranylcypromine', 'Agomelatine', 'Vortioxetine'];
    const planned = planFrom({ from: 5, to: 15, dose: 3, target: 1, region: 0, pace: 1, day: 5, way: 0 }, knowledge);
    const document = documentOf(planned?.plan ?? null, knowledge);
    const [first] = document.snapshot.printed.drugs;
    const [step] = document.snapshot.note.doseTable;
    const [dose] = step?.doses ?? [];
    if (first === undefined || step === undefined || dose === undefined) throw new Error('no drug');
    const drugs = names.map((name) => ({ ...first, id: name, name }));
    const doseTable = [{ ...step, doses: names.map((drug) => ({ ...dose, drug })) }];
    const { tables } = await readPdf(await notePdf({ ...document, snapshot: { ...document.snapshot, note: { ...document.snapshot.note, doseTable }, printed: { ...document.snapshot.printed, drugs } } }));
    for (const name of names) expect(tables[0]?.[0]).toContain(name);
  });

  it('a day and a dose stay whole among words that are read from right to left', async () => {
    const document = documentOf(null, knowledge, { ...NORA, sentence: 'سترى طبيبها في 24-Nov-2026 وتأخذ 50 mg كل يوم' });
    const [page = ''] = (await readPdf(await notePdf(document))).pages;
    expect(page).toContain('24-Nov-2026');
    expect(page).toContain('50 mg');
  });

  it('is tagged, has its fonts inside, and opens or calls nothing', async () => {
    const planned = planFrom({ from: 5, to: 15, dose: 3, target: 1, region: 0, pace: 1, day: 5, way: 0 }, knowledge);
    const bytes = await notePdf(documentOf(planned?.plan ?? null, knowledge));
    const { tags, title } = await readPdf(bytes);
    expect([...tags]).toEqual(expect.arrayContaining(['Document', 'H1', 'H2', 'P']));
    expect(title).toBe('Medication review R-2026-000418 version 1');
    const raw = bytes.toString('latin1');
    expect(raw).not.toMatch(/\/JavaScript|\/OpenAction|\/URI|\/EmbeddedFile\b|\/Launch/);
    expect(raw).not.toMatch(/\/BaseFont \/Helvetica/);
    expect(raw).toMatch(/\/FontFile2/);
  });

  it('the same snapshot gives the same bytes', async () => {
    const document = documentOf(null, knowledge);
    expect((await notePdf(document)).equals(await notePdf(document))).toBe(true);
  });

  it('a draft says so on every page; a note in error and one of the demo too', async () => {
    const long = 'A sentence that takes its room on the page. '.repeat(150);
    const draft = await readPdf(await notePdf(asDraft(documentOf(null, knowledge, { ...NORA, sentence: long }))));
    expect(draft.pages.length).toBeGreaterThan(1);
    for (const page of draft.pages) expect(page).toContain('DRAFT - not signed');
    const document = documentOf(null, knowledge);
    const wrong = { ...document, snapshot: { ...document.snapshot, clinic: { ...document.snapshot.clinic, demo: true } }, enteredInError: { why: 'other patient', by: document.snapshot.author, at: document.snapshot.signedAt } };
    const [page = ''] = (await readPdf(await notePdf(wrong))).pages;
    expect(page).toContain('ENTERED IN ERROR');
    expect(page).toContain('DEMO DATA');
    expect(page).toContain('other patient');
  });

  it('takes every text of the corpus, a word of 100 kB included, and shows Latin, Greek and Cyrillic letter for letter', async () => {
    for (let at = 0; at < SHORT_CORPUS.length; at += 40) {
      const texts = SHORT_CORPUS.slice(at, at + 40);
      const { pages } = await readPdf(await notePdf(documentOf(null, knowledge, { ...NORA, sentence: texts.join(' | '), patientWords: texts.join(' '), addendum: texts.join('\n') })));
      const shown = pages.join(' ').replace(/\s+/g, '');
      for (const text of texts.map(cleanText).filter((entry) => /^[ -~\u00A1-\u00AC\u00AE-\u024F\u0370-\u0523“”–—…]*$/.test(entry))) expect(shown.normalize('NFKC')).toContain(text.replace(/\s+/g, '').normalize('NFKC'));
    }
    const huge = await notePdf(documentOf(null, knowledge, { ...NORA, sentence: 'a'.repeat(100_000) }));
    expect((await readPdf(huge)).pages.join('').replace(/[^a]/g, '').length).toBeGreaterThan(100_000);
  }, PATIENCE);
});
