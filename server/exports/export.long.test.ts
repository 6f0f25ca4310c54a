import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, it } from 'vitest';

import { aNoteDocument } from '@/server/clinical/testing/a-note';
import { documentOf, planFrom } from '@/server/clinical/testing/any-document';
import { OPTION_IDS } from '@/server/clinical/model/ids';
import type { NoteDocument } from '@/server/clinical/model/note';
import { localDate } from '@/server/clinical/model/local-date';
import { chartSchema } from '@/server/contracts/chart';
import { loadKnowledge } from '@/server/knowledge/load';
import { vignette } from '@/server/knowledge/schema/vignette';
import { documentBundle } from '@/server/renderings/fhir/document-bundle';
import { plainText } from '@/server/renderings/note/plain-text';
import { noteDocx } from './docx/note-docx';
import { planCalendar } from './ics/plan-calendar';
import { notePdf } from './pdf/note-pdf';
import { anyDraw } from './testing/any-draw';
import { faults } from './testing/r4-faults';
import { readRequests } from './testing/read-bundle';
import { readDocx } from './testing/read-docx';
import { readSentences, readTable, rowsOf } from './testing/read-doses';
import type { ReadRow } from './testing/read-doses';
import { readPdf } from './testing/read-pdf';

const knowledge = loadKnowledge();
const PLANS = Number(process.env.GAMUT_EXPORT_PLANS ?? 10_000);
const NOTES = 500;
const DAY_MS = 86_400_000;

/** The writers that take long; their own number, so that a short time can be used for what it holds. */
const PAGES = Number(process.env.GAMUT_EXPORT_PAGES ?? PLANS);
const EVERY = 500;

/** Reads so many plans back from what was written of each; says how far it is. */
async function eachPlan(count: number, check: (document: NoteDocument, expected: readonly ReadRow[]) => Promise<void> | void): Promise<void> {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(anyDraw, async (draw) => {
      const planned = planFrom(draw, knowledge);
      fc.pre(planned !== null);
      if (planned === null) return;
      const document = documentOf(planned.plan, knowledge);
      await check(document, rowsOf(planned.plan, document.snapshot.printed.drugs));
      done += 1;
      if (done % EVERY === 0) process.stdout.write(`${done} plans read back\n`);
    }),
    { numRuns: count },
  );
  expect(done).toBe(count);
}

it(`${PLANS} plans read back equal from text, FHIR and calendar`, async () => {
  await eachPlan(PLANS, (document, expected) => {
    const names = document.snapshot.printed.drugs.map(({ name }) => name);
    expect(readSentences(plainText(document), names)).toEqual(expected);
    expect(readRequests(documentBundle(document), expected)).toEqual(expected);
    const events = new ICAL.Component(ICAL.parse(planCalendar(document, { names: true, previous: null, cancel: false })) as object[]).getAllSubcomponents('vevent');
    const steps = events.filter((event) => String(event.getFirstPropertyValue('uid')).includes('-step-'));
    expect(steps.flatMap((event) => readSentences(String(event.getFirstPropertyValue('description')), names))).toEqual(expected);
  });
}, DAY_MS);

it(`${PAGES} plans read back equal from PDF and DOCX`, async () => {
  await eachPlan(PAGES, async (document, expected) => {
    const [pdfHead = [], ...pdfRows] = (await readPdf(await notePdf(document))).tables[0] ?? [];
    expect(readTable(pdfHead, pdfRows.filter(([first]) => first !== 'From'))).toEqual(expected);
    const [docxHead = [], ...docxRows] = (await readDocx(await noteDocx(document))).tables[0] ?? [];
    expect(readTable(docxHead, docxRows)).toEqual(expected);
  });
}, DAY_MS);

const FOLDER = path.join(import.meta.dirname, '../knowledge/vignettes');
const stories = readdirSync(FOLDER).sort().map((name) => vignette.parse(JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'))));

it('500 composed notes are valid R4 documents', () => {
  let count = 0;
  for (let round = 0; count < NOTES; round += 1) {
    for (const story of stories) {
      for (const option of OPTION_IDS) {
        const document = aNoteDocument({ chart: chartSchema.parse(story.chart), on: localDate(story.on), knowledge }, { option, draft: round % 3 === 2, order: round % 2 === 0 ? 'apso' : 'soap' });
        const bundle = documentBundle(document);
        expect(faults(bundle)).toEqual([]);
        count += 1;
      }
    }
  }
}, DAY_MS);

const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((file) => existsSync(file));

it.skipIf(OFFICE === undefined)('LibreOffice opens the DOCX of each story and shows its doses and its names (skipped where it is not installed)', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gamut-docx-'));
  for (const [index, story] of stories.slice(0, 8).entries()) {
    const document = aNoteDocument({ chart: chartSchema.parse(story.chart), on: localDate(story.on), knowledge });
    const file = path.join(folder, `${index}.docx`);
    writeFileSync(file, await noteDocx(document));
    const { status } = spawnSync(OFFICE ?? '', ['--headless', '--convert-to', 'pdf', '--outdir', folder, file]);
    expect(status).toBe(0);
    const words = (await readPdf(readFileSync(path.join(folder, `${index}.pdf`)))).pages.join(' ').replace(/[\s\u00A0]+/g, ' ');
    expect(words).toContain(document.snapshot.patient.displayName);
    for (const { doses } of document.snapshot.note.doseTable) for (const { mgPerDay } of doses) expect(words).toContain(`${mgPerDay} mg`);
  }
  rmSync(folder, { recursive: true });
}, DAY_MS);
