import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';

import { asDraft, documentOf, NORA, planFrom } from '@/server/clinical/testing/any-document';
import { anyDraw } from '@/server/exports/testing/any-draw';
import { CORPUS } from '@/server/exports/testing/corpus';
import { readTable, rowsOf } from '@/server/exports/testing/read-doses';
import { readDocx } from '@/server/exports/testing/read-docx';
import { loadKnowledge } from '@/server/knowledge/load';
import { cleanText } from '@/server/renderings/note/clean-text';
import { noteDocx } from './note-docx';

const knowledge = loadKnowledge();
/** The long run does the ten thousand. */
const RUNS = 80;
const PATIENCE = 300_000;

describe('the note for a word processor', () => {
  it('gives back every drug, dose, unit and date of any plan from its table', async () => {
    await fc.assert(
      fc.asyncProperty(anyDraw, async (draw) => {
        const planned = planFrom(draw, knowledge);
        fc.pre(planned !== null);
        if (planned === null) return;
        const document = documentOf(planned.plan, knowledge);
        const { tables } = await readDocx(await noteDocx(document));
        const [head = [], ...rows] = tables[0] ?? [];
        expect(readTable(head, rows)).toEqual(rowsOf(planned.plan, document.snapshot.printed.drugs));
      }),
      { numRuns: RUNS },
    );
  }, PATIENCE);

  it('has real headings, and the foot of each page names patient, number and hash', async () => {
    const document = documentOf(null, knowledge);
    const { headings, parts } = await readDocx(await noteDocx(document));
    expect(headings).toEqual(['HALVORSEN, Nora', 'Assessment', 'Plan', 'Subjective', 'Objective', 'Checks', 'Basis']);
    const foot = [...parts].find(([name]) => name.startsWith("word/footer"))?.[1] ?? '';
    const hash = document.sha256 ?? '';
    expect(foot).toContain('HALVORSEN, Nora, born 08-Mar-1988');
    expect(foot).toContain(`R-2026-000418 v1, ${hash.slice(0, 4)}-${hash.slice(4, 8)}`);
    expect([...parts.values()].join(' ')).toContain(hash);
  });

  it('ends no line inside a date or the number of the note, and a reader still reads them whole', async () => {
    const { parts, paragraphs } = await readDocx(await noteDocx(documentOf(null, knowledge)));
    expect(parts.get('word/document.xml')).not.toMatch(/\d{2}-[A-Z][a-z]{2}-\d{4}|R-\d{4}-\d{6}/);
    expect(paragraphs.join(' ')).toMatch(/born 08-Mar-1988 .*No\. R-2026-000418, version 1/);
  });

  it('stays well-formed, keeps every letter, and holds nothing that runs or comes from outside, whatever was typed', async () => {
    for (let at = 0; at < CORPUS.length; at += 25) {
      const texts = CORPUS.slice(at, at + 25);
      const document = documentOf(null, knowledge, { ...NORA, given: texts[0] ?? '', clinic: texts[1] ?? '', author: texts[2] ?? '', sentence: texts.join(' | '), patientWords: texts.join(' | '), addendum: texts.join('\n') });
      const { paragraphs, instructions, parts, relations } = await readDocx(await noteDocx(document));
      // Days and amounts beside words read from the right stand between two marks, which change nothing.
      expect(paragraphs.join('\n').replace(/\u200E(\d[^\u200E]{2,30})\u200E/g, '$1')).toContain(cleanText(texts.join(' | ')));
      expect([...new Set(instructions)].sort()).toEqual(['NUMPAGES', 'PAGE']);
      expect(relations.filter((entry) => entry.includes('TargetMode="External"'))).toEqual([]);
      expect([...parts.keys()].filter((name) => /vba|macro|attachedTemplate|embeddings/i.test(name))).toEqual([]);
      expect([...parts.values()].some((xml) => /<w:(attachedTemplate|fldSimple|altChunk)/.test(xml))).toBe(false);
    }
  }, PATIENCE);

  it('a draft says so in the head of every page; its author is the only person in the properties', async () => {
    const { parts } = await readDocx(await noteDocx(asDraft(documentOf(null, knowledge))));
    expect([...parts].filter(([name]) => name.startsWith("word/header")).every(([, xml]) => xml.includes('DRAFT - not signed'))).toBe(true);
    const core = parts.get('docProps/core.xml') ?? '';
    expect(core).toContain('<dc:creator>Ada Boyd, MD</dc:creator>');
    expect(core).not.toContain('HALVORSEN');
  });

  it('the same snapshot gives the same document', async () => {
    const read = async (): Promise<string | undefined> => (await JSZip.loadAsync(await noteDocx(documentOf(null, knowledge)))).file('word/document.xml')?.async('string');
    expect(await read()).toBe(await read());
  });
});
