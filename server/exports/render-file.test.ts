import { afterAll, describe, expect, it } from 'vitest';

import { tellFigures } from '@/db/testing/tell-figures';
import { EXPORT_FILES } from '@/server/contracts/export';
import { aNoteDocument } from '@/server/clinical/testing/a-note';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { asDraft, documentOf, NORA, planFrom } from '@/server/clinical/testing/any-document';
import { readDocx } from '@/server/exports/testing/read-docx';
import { readPdf } from '@/server/exports/testing/read-pdf';
import { loadKnowledge } from '@/server/knowledge/load';
import { endRendering, renderApart } from './render-apart';
import { renderFile } from './render-file';
import { CONTENT_TYPES, FILE_KINDS, fileName } from './file-kinds';
import type { FileOrder } from './file-kinds';

const knowledge = loadKnowledge();
const planned = planFrom({ from: 5, to: 15, dose: 3, target: 1, region: 0, pace: 1, day: 5, way: 0 }, knowledge);
const document = documentOf(planned?.plan ?? null, knowledge);
const order = (file: FileOrder['file'], given = document): FileOrder => ({ file, document: given, previous: null, names: false, cancel: false });

afterAll(endRendering);

describe('a file of a visit', () => {
  it('is known by the same names at every door', () => {
    expect(FILE_KINDS).toEqual(EXPORT_FILES);
    expect(Object.keys(CONTENT_TYPES)).toEqual([...FILE_KINDS]);
  });

  it('bears number and version and never a name; a draft says so, and what is de-identified has no number', () => {
    const hostile = { ...document, snapshot: { ...document.snapshot, number: 'R-1"\r\nSet-Cookie: a=b', patient: { ...document.snapshot.patient, family: 'X"\r\n' } } };
    expect(fileName('note.pdf', document, 'a1b2c3d4')).toBe('note-R-2026-000418-v1.pdf');
    expect(fileName('note.fhir.json', document, 'a1b2c3')).toBe('note-R-2026-000418-v1.fhir.json');
    expect(fileName('note.txt', asDraft(document), 'a1-b2c3d4')).toBe('note-DRAFT-A1B2C3.txt');
    expect(fileName('consult.pdf', document, 'a1b2c3d4')).toBe('consult-A1B2C3.pdf');
    for (const file of FILE_KINDS) expect(fileName(file, hostile, '"\r\n')).toMatch(/^[a-z]+-[A-Za-z0-9-]+(\.[a-z]+)+$/);
  });

  it('is written on a thread of its own, the same as here', async () => {
    for (const file of ['note.txt', 'note.pdf', 'handout.pdf', 'plan.ics'] as const) expect((await renderApart(order(file)))?.equals((await renderFile(order(file))) ?? Buffer.alloc(0))).toBe(true);
    expect(await renderApart(order('handout.pdf', documentOf(null, knowledge)))).toBeNull();
  });

  it('a document that fails, takes too long or cannot be read harms neither the next one nor the process', async () => {
    const broken = { ...document, snapshot: { ...document.snapshot, note: { ...document.snapshot.note, sections: null } } } as unknown as FileOrder['document'];
    await expect(renderApart(order('note.pdf', broken))).rejects.toThrow('could not be written');
    const endless = documentOf(null, knowledge, { ...NORA, sentence: 'word '.repeat(400_000) });
    await expect(renderApart(order('note.pdf', endless), 300)).rejects.toThrow('longer than 300 ms');
    expect((await renderApart(order('note.pdf')))?.subarray(0, 5).toString()).toBe('%PDF-');
    tellFigures('EXPF-01', { tries: 3, faults: 2, lost: 0, doubled: 0 });
  });

  it('of a draft says so in every form in which a draft may be handed on', async () => {
    for (const file of ['note.txt', 'note.md'] as const) expect((await renderFile(order(file, asDraft(document))))?.toString()).toContain('DRAFT - not signed');
    const { parts } = await readDocx((await renderFile(order('note.docx', asDraft(document)))) ?? Buffer.alloc(0));
    expect([...parts].filter(([name]) => name.startsWith('word/header')).map(([, xml]) => xml.includes('DRAFT - not signed'))).toEqual([true]);
    for (const file of ['note.pdf', 'handout.pdf', 'consult.pdf'] as const) {
      const { pages } = await readPdf((await renderFile(order(file, asDraft(document)))) ?? Buffer.alloc(0));
      for (const page of pages) expect(page, file).toContain('DRAFT - not signed');
    }
    expect((await renderFile(order('note.fhir.json', asDraft(document))))?.toString()).toContain('"status": "preliminary"');
  });

  it('H-17: names the yes that nobody answered, with its day and its words, in every form', async () => {
    const chart = aPatient().aged(34).taking('sertraline', [[-200, 100]]).reported('sbr', -30, { 'ctx-self-harm-to-feel': 'yes, and I have thought how' }).build();
    const given = order('note.txt', aNoteDocument({ chart, on: TODAY, knowledge }));
    const told = 'Flag, attention: An answer about self-harm in order to feel something, of 23-Oct-2026, and no newer one. Answered: “yes, and I have thought how” on 23-Oct-2026.';
    const flat = (text: string): string => text.replace(/[\s\u00A0]+/g, ' ').replace(/[“”]/g, '"');
    const file = async (name: FileOrder['file']): Promise<Buffer> => (await renderFile({ ...given, file: name })) ?? Buffer.alloc(0);
    const texts = [
      (await file('note.txt')).toString(), (await file('note.md')).toString().replaceAll('\\', ''), (await readPdf(await file('note.pdf'))).pages.join(' '), (await readDocx(await file('note.docx'))).paragraphs.join(' '),
      (await file('note.fhir.json')).toString(),
    ];
    for (const text of texts) expect(flat(text)).toContain(flat(told));
    const sentence = given.document.snapshot.note.sections.find(({ id }) => id === 'assessment')?.segments.find(({ id }) => id === 'assessment.flag.self-harm-to-feel');
    expect(sentence?.refs.map(({ id }) => id)).toEqual(['self-harm-to-feel', 'report:sbr:2026-10-23:0']);
  });
});
