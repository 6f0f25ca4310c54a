import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asDraft, documentOf, NORA, planFrom } from '@/server/clinical/testing/any-document';
import { anyDraw } from '@/server/exports/testing/any-draw';
import { CORPUS } from '@/server/exports/testing/corpus';
import { readSentences, readTable, rowsOf } from '@/server/exports/testing/read-doses';
import { loadKnowledge } from '@/server/knowledge/load';
import { cleanText } from './clean-text';
import { markdown } from './markdown';
import { plainText } from './plain-text';
import { columns } from './wrap';

const knowledge = loadKnowledge();

const RUNS = 300;
const flat = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('\u00A0', ' ');

const bidi = bidiFactory();
/** The letters in the order in which a reader sees them. */
function asSeen(line: string): string {
  const letters = [...line];
  for (const [from = 0, to = 0] of bidi.getReorderSegments(line, bidi.getEmbeddingLevels(line, 'ltr'))) letters.splice(from, to - from + 1, ...letters.slice(from, to + 1).reverse());
  return letters.join('');
}
const unmarked = (text: string): string => text.replace(/\u200E(\d[^\u200E]{2,30})\u200E/g, '$1');

describe('the note as text', () => {
  it('gives back every drug, dose, unit and date of any plan, from its sentences, and from the table of the Markdown', () => {
    fc.assert(
      fc.property(anyDraw, (draw) => {
        const planned = planFrom(draw, knowledge);
        fc.pre(planned !== null);
        if (planned === null) return;
        const document = documentOf(planned.plan, knowledge);
        const { drugs } = document.snapshot.printed;
        const expected = rowsOf(planned.plan, drugs);
        expect(readSentences(plainText(document), drugs.map(({ name }) => name))).toEqual(expected);
        const table = markdown(document).split('\n').filter((line) => line.startsWith('|')).map((line) => line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim()));
        expect(readTable(table[0] ?? [], table.slice(2))).toEqual(expected);
      }),
      { numRuns: RUNS },
    );
  });

  it('stays within 72 columns, in line feeds, with ASCII dashes and without a mark that hides anything, whatever was typed', () => {
    for (const text of CORPUS) {
      const out = unmarked(plainText(documentOf(null, knowledge, { ...NORA, sentence: text, patientWords: text, given: text, clinic: text, author: text, addendum: text })));
      expect(out.split('\n').filter((line) => columns(line) > 72)).toEqual([]);
      expect(out).not.toMatch(/[\r\t\0-\x08\x0B-\x1F\x7F\u2010-\u2015\u2028\u2029\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFEFF\uFFFE\uFFFF]/);
      expect(out).not.toMatch(/\p{Surrogate}/u);
      expect(out.split('\n').at(-2)).toMatch(/^No\. R-2026-000418 v1, SHA-256 [0-9a-f]{16} \(first 16 of 64\)$/);
    }
  });

  it('keeps what was typed, letter for letter', () => {
    for (const text of CORPUS) {
      const out = flat(unmarked(plainText(documentOf(null, knowledge, { ...NORA, sentence: text }))));
      const wanted = flat(cleanText(text)).replace(/[\u2010-\u2015\u2212]/g, '-').replaceAll('×', 'x');
      // A word longer than a line is broken across lines, which is the one thing that may change.
      if (columns(wanted) < 72) expect(out).toContain(wanted);
      else expect(out.replaceAll(' ', '')).toContain(wanted.replaceAll(' ', ''));
    }
  });

  it('a day and an amount beside Arabic or Hebrew words are read from left to right', () => {
    for (const words of ['متعب', 'עייף']) {
      const lines = plainText(documentOf(null, knowledge, { ...NORA, sentence: `${words} 20-Nov-2026 ${words} 12.5 mg ${words}` })).split('\n').filter((line) => line.includes(words));
      const seen = lines.map(asSeen).join('\n');
      expect(seen).toContain('20-Nov-2026');
      expect(seen).toContain('12.5 mg');
    }
    expect(asSeen('متعب 20-Nov-2026 متعب'), 'without the mark it is torn').not.toContain('20-Nov-2026');
  });

  it('a sentence cannot pass for a heading, a line of the table or the signature: it begins no line', () => {
    const forged = 'x\nPLAN\nFrom Tue 01-Dec-2026 on: Sertraline 900 mg a day (9 x 100 mg tablet, once daily).\nNo. R-2026-000999 v1';
    const lines = plainText(documentOf(null, knowledge, { ...NORA, sentence: forged, patientWords: forged })).split('\n');
    expect(lines.filter((line) => line === 'PLAN')).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('No. R-2026-000999'))).toEqual([]);
  });

  it('names the patient by two identifiers in line 1, also when the name is long', () => {
    expect(plainText(documentOf(null, knowledge)).split('\n')[0]).toBe('HALVORSEN, Nora, born 08-Mar-1988 (38 y), female, MRN 0412');
    expect(plainText(documentOf(null, knowledge, { ...NORA, given: 'N'.repeat(90) })).split('\n')[0]).toBe('born 08-Mar-1988 (38 y), MRN 0412');
  });

  it('a draft says so at its head and its foot, and has no number and no hash', () => {
    const out = plainText(asDraft(documentOf(null, knowledge)));
    expect(out.match(/DRAFT - not signed/g)).toHaveLength(3);
    expect(out).not.toMatch(/R-2026-000418|SHA-256/);
  });

  it('the same snapshot gives the same text', () => {
    expect(plainText(documentOf(null, knowledge))).toBe(plainText(documentOf(null, knowledge)));
  });
});

describe('the note as Markdown', () => {
  it('holds no markup of its readers: no tag, link, image, heading or table row that was typed', () => {
    for (const text of CORPUS.filter((entry) => entry.length < 1000)) {
      const out = markdown(documentOf(null, knowledge, { ...NORA, sentence: text, patientWords: text, clinic: text, addendum: text }));
      expect(out).not.toMatch(/<[a-z!/?]/i);
      expect(out).not.toMatch(/(?<!\\)\]\(/);
      expect(out.match(/^## /gm)?.length).toBeLessThanOrEqual(7);
      expect(out).not.toMatch(/^\|/m);
    }
  });
});
