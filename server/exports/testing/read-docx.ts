import JSZip from 'jszip';

import { elements, readXml, wordsOf } from './read-xml';
import type { Xml } from './read-xml';

/** A DOCX as its reader has it; every part is read strictly, so that one that is not well-formed throws. */
export type ReadDocx = {
  readonly parts: ReadonlyMap<string, string>;
  readonly headings: readonly string[];
  readonly paragraphs: readonly string[];
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** Instructions of fields, such as PAGE. */
  readonly instructions: readonly string[];
  readonly relations: readonly string[];
};

export async function readDocx(bytes: Buffer): Promise<ReadDocx> {
  const zip = await JSZip.loadAsync(bytes);
  const parts = new Map<string, string>();
  for (const [name, entry] of Object.entries(zip.files)) if (!entry.dir) parts.set(name, await entry.async('string'));
  const trees = new Map([...parts].filter(([name]) => /\.(xml|rels)$/.test(name)).map(([name, xml]) => [name, readXml(xml)]));
  const body = trees.get('word/document.xml');
  if (body === undefined) throw new Error('no document');
  const paragraphs = elements(body, 'w:p');
  return {
    parts,
    headings: paragraphs.filter(isHeading).map((entry) => wordsOf(entry, 'w:t')),
    paragraphs: paragraphs.map((entry) => wordsOf(entry, 'w:t')),
    tables: elements(body, 'w:tbl').map((table) =>
      elements(table, 'w:tr').map((row) => elements(row, 'w:tc').map((cell) => elements(cell, 'w:p').map((entry) => wordsOf(entry, 'w:t')).join(' '))),
    ),
    instructions: [...trees.values()].flatMap((tree) => elements(tree, 'w:instrText').map((entry) => wordsOf({ ...entry, name: '', children: [entry] }, 'w:instrText').trim())),
    relations: [...parts].filter(([name]) => name.endsWith('.rels')).map(([, xml]) => xml),
  };
}

const isHeading = (paragraph: Xml): boolean => elements(paragraph, 'w:pStyle').some(({ attributes }) => (attributes['w:val'] ?? '').startsWith("Heading"));
