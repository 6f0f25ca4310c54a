import type { Bundle } from '@medplum/fhirtypes';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import { expect } from 'vitest';

import type { NoteDocument } from '@/server/clinical/model/note';
import { cleanText } from '@/server/renderings/note/clean-text';
import { columns } from '@/server/renderings/note/wrap';
import { FORMULA } from '../csv/scores-csv';
import { FILE_KINDS } from '../file-kinds';
import type { FileKind } from '../file-kinds';
import { renderFile } from '../render-file';
import { faults } from './r4-faults';
import { readDocx } from './read-docx';
import { readPdf } from './read-pdf';
import { readXml } from './read-xml';

/** What a person wrote and a file has to give back letter for letter; `mark` is in no other text. */
export type Written = { readonly mark: string; readonly text: string };

const HIDING = /[\r\t\0-\x08\x0B-\x1F\x7F-\x9F\u2028\u2029\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFEFF\uFFFE\uFFFF]/;
/** Without the marks that keep a day or an amount whole beside words read from the right; every other mark hides something. */
const unmarked = (text: string): string => text.replace(/\u200E(\d[^\u200E]{2,30})\u200E/g, '$1');
const bare = (text: string): string => unmarked(text).replace(/[\s\u00A0]+/g, '');
const dashed = (text: string): string => text.replace(/[\u2010-\u2015\u2212]/g, '-').replaceAll('×', 'x');

function holds(shown: string, { mark, text }: Written, also: (text: string) => string = (own) => own): void {
  expect(bare(shown).includes(bare(also(cleanText(`${mark} ${text}`)))), `${mark} ${JSON.stringify(text)}`).toBe(true);
}

const CHECKS: Readonly<Record<FileKind, (bytes: Buffer, written: readonly Written[]) => Promise<void> | void>> = {
  'note.txt'(bytes, written) {
    const text = bytes.toString();
    expect(unmarked(text)).not.toMatch(HIDING);
    expect(text).not.toMatch(/\p{Surrogate}/u);
    expect(text.split('\n').filter((line) => columns(line) > 72)).toEqual([]);
    expect(text.split('\n').at(-2)).toMatch(/^No\. R-\d{4}-\d{6} v1, SHA-256 [0-9a-f]{16} \(first 16 of 64\)$/);
    for (const one of written) holds(text, one, dashed);
  },
  'note.md'(bytes) {
    const text = bytes.toString();
    expect(text).not.toMatch(/<[a-z!/?]/i);
    expect(text).not.toMatch(/(?<!\\)\]\(/);
    expect(text.match(/^#+ /gm)?.length).toBeLessThanOrEqual(9);
  },
  async 'note.pdf'(bytes) {
    await pdf(bytes, 'ENTERED IN ERROR');
  },
  async 'note.docx'(bytes, written) {
    const { paragraphs, instructions, parts, relations } = await readDocx(bytes);
    expect([...new Set(instructions)].sort()).toEqual(['NUMPAGES', 'PAGE']);
    expect(relations.filter((entry) => entry.includes('TargetMode="External"'))).toEqual([]);
    expect([...parts.keys()].filter((name) => /vba|macro|attachedTemplate|embeddings/i.test(name))).toEqual([]);
    expect([...parts.values()].some((xml) => /<w:(attachedTemplate|fldSimple|altChunk)/.test(xml))).toBe(false);
    for (const one of written) holds(paragraphs.join('\n'), one);
  },
  'note.fhir.json'(bytes, written) {
    const bundle = JSON.parse(bytes.toString()) as Bundle;
    expect(faults(bundle)).toEqual([]);
    const shown: string[] = [];
    for (const [, div = ''] of JSON.stringify(bundle).matchAll(/"div":("(?:[^"\\]|\\.)*")/g)) {
      const tree = readXml(JSON.parse(div) as string);
      for (const child of tree.children) {
        if (typeof child === 'string' || child.name !== 'p') throw new Error('more than paragraphs');
        shown.push(child.children.map((own) => { if (typeof own !== 'string') throw new Error('markup'); return own; }).join(''));
      }
    }
    for (const one of written) holds(shown.join('\n'), one);
  },
  'plan.ics'(bytes) {
    const text = bytes.toString();
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(new ICAL.Component(ICAL.parse(text) as object[]).getAllSubcomponents().every((event) => event.name === 'vevent' && event.getAllSubcomponents().length === 0)).toBe(true);
  },
  async 'handout.pdf'(bytes) {
    await pdf(bytes, 'ENTERED IN ERROR');
  },
  async 'consult.pdf'(bytes) {
    expect((await pdf(bytes, '')).length).toBe(1);
  },
  'scores.csv'(bytes) {
    const { data } = Papa.parse<string[]>(bytes.toString().replace('\uFEFF', '').trimEnd());
    for (const row of data) expect(row).toHaveLength(8);
    // A number below zero is a number.
    for (const cell of data.flat().filter((own) => !/^-\d+(\.\d+)?$/.test(own))) expect(cell).not.toMatch(FORMULA);
  },
};

/** Pages of a PDF, each numbered and banded, in a file that opens and calls nothing. */
async function pdf(bytes: Buffer, band: string): Promise<readonly string[]> {
  expect(withoutStrings(bytes.toString('latin1'))).not.toMatch(/\/JavaScript|\/OpenAction|\/URI|\/EmbeddedFile\b|\/Launch/);
  const { pages } = await readPdf(bytes);
  for (const page of pages) expect(page).toContain(band);
  return pages;
}

/** Forms that leave the house without telling whose they are. */
const NAMELESS: ReadonlySet<FileKind> = new Set(['consult.pdf', 'scores.csv']);

/** Writes every form of a document and reads each one back: nothing runs, nothing changes, nothing breaks its format. */
export async function checkFiles(document: NoteDocument, { written, secret }: { readonly written: readonly Written[]; /** Stands in every free text. */ readonly secret: RegExp }): Promise<void> {
  for (const file of FILE_KINDS) {
    const bytes = await renderFile({ file, document, previous: null, names: true, cancel: false });
    if (bytes === null) continue;
    await CHECKS[file](bytes, written);
    if (!NAMELESS.has(file)) continue;
    const words = file === 'scores.csv' ? bytes.toString() : (await readPdf(bytes)).pages.join(' ');
    expect(words).not.toMatch(secret);
    // 1985 days before the visit are no year.
    expect(words).not.toMatch(/\b(19|20)\d\d\b(?! days)|-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-|R-\d{4}/);
    expect(words).not.toContain((document.sha256 ?? '').slice(0, 8));
    expect(bytes.toString('latin1')).not.toMatch(secret);
  }
}

/** The document without objects that are one string and without its description in XML: there the name of an action is a word that somebody typed. */
const withoutStrings = (raw: string): string => raw.replace(/obj\n\((?:\\[\s\S]|[^\\)])*\)\nendobj/g, 'obj').replace(/<\?xpacket begin[\s\S]*?<\?xpacket end/g, '');
