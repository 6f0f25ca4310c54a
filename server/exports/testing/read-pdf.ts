import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as its reader has it: the words of each page, and the cells of its tables by their tags. */
export type ReadPdf = { readonly pages: readonly string[]; readonly tables: readonly (readonly (readonly string[])[])[]; readonly tags: ReadonlySet<string>; readonly title: string | null };

type Node = { readonly role?: string; readonly children?: readonly Node[]; readonly type?: string; readonly id?: string };

export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await loading.promise;
  const pages: string[] = [];
  const rows: string[][] = [];
  const tags = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const marked = new Map<string, string>();
    const open: string[] = [];
    let all = '';
    for (const item of items) {
      if ('type' in item) {
        if (item.type === 'endMarkedContent') open.pop();
        else open.push('id' in item && typeof item.id === 'string' ? item.id : '');
        continue;
      }
      const words = `${item.str}${item.hasEOL ? ' ' : ''}`;
      all += words;
      const id = open.at(-1) ?? '';
      marked.set(id, `${marked.get(id) ?? ''}${words}`);
    }
    pages.push(all);
    const tree = (await page.getStructTree()) as Node | null;
    if (tree !== null) walk(tree, { marked, rows, tags });
  }
  const { info } = await pdf.getMetadata();
  const title = (info as { readonly Title?: string }).Title ?? null;
  await loading.destroy();
  return { pages, tables: rows.length === 0 ? [] : [rows], tags, title };
}

type Into = { readonly marked: ReadonlyMap<string, string>; readonly rows: string[][]; readonly tags: Set<string> };

function walk(node: Node, into: Into): void {
  if (node.role !== undefined) into.tags.add(node.role);
  if (node.role === 'TR') {
    const cells = (node.children ?? []).map((cell) => textOf(cell, into.marked));
    // A table over several pages stands in the tree of each, its rows empty where they are on another one.
    if (cells.some((cell) => cell !== '')) into.rows.push(cells);
  }
  else for (const child of node.children ?? []) walk(child, into);
  if (node.role === 'TR') for (const cell of node.children ?? []) into.tags.add(cell.role ?? '');
}

/** Words of an element; one that a line ended after a hyphen is whole again. */
const textOf = (node: Node, marked: ReadonlyMap<string, string>): string =>
  node.id !== undefined && node.children === undefined ? (marked.get(node.id) ?? '') : (node.children ?? []).map((child) => textOf(child, marked)).join(' ').replace(/\s+/g, ' ').replace(/(?<=\p{L}-) (?=\p{L})/gu, '').trim();

export type Box = { readonly text: string; readonly x: number; readonly y: number; readonly width: number };

/** Where the words of each page stand, in points from the lower left corner. */
export async function readBoxes(bytes: Buffer): Promise<readonly { readonly width: number; readonly boxes: readonly Box[] }[]> {
  const loading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await loading.promise;
  const pages: { width: number; boxes: Box[] }[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const boxes = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), width: item.width }] : []));
    pages.push({ width: page.getViewport({ scale: 1 }).width, boxes });
  }
  await loading.destroy();
  return pages;
}
