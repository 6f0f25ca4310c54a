import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

import { tallying } from './read-rows';
import { BackupRefused, openBytes } from './sealed-stream';

const header = z.object({
  format: z.literal(1),
  /** Of the product that wrote it. */
  version: z.string(),
  /** Newest change of the schema. */
  schema: z.string(),
  demo: z.boolean(),
  writtenAt: z.string(),
  /** Heads of the audit chains as they stood outside the database. */
  heads: z.string(),
});
export type Header = z.output<typeof header>;

const tally = z.object({ rows: z.number(), sha256: z.string() });
export const footer = z.object({ tables: z.record(z.string(), tally) });
export type Footer = z.output<typeof footer>;

export type Part = { readonly kind: 'header'; readonly header: Header } | { readonly kind: 'table'; readonly name: string; readonly columns: readonly string[] } | { readonly kind: 'row'; readonly line: string } | { readonly kind: 'end'; readonly footer: Footer };
const tableLine = z.object({ name: z.string(), columns: z.array(z.string()) });

/** The parts of a backup file in their order; refuses a file that is damaged, of another key or not whole. */
export async function* readArchive(file: string, secret: string): AsyncGenerator<Part> {
  const plain = Readable.from(openBytes(createReadStream(file), secret));
  const unpacked = plain.pipe(createGunzip());
  // An error of the source does not travel through a pipe by itself.
  plain.once('error', (error) => unpacked.destroy(error));
  let ended = false;
  for await (const text of createInterface({ input: unpacked, crlfDelay: Infinity })) {
    const [mark, rest] = [text.slice(0, 1), text.slice(1)];
    if (mark === 'R') yield { kind: 'row', line: rest };
    else if (mark === 'T') yield { kind: 'table', ...tableLine.parse(JSON.parse(rest)) };
    else if (mark === 'H') yield { kind: 'header', header: header.parse(JSON.parse(rest)) };
    else if (mark === 'E') {
      ended = true;
      yield { kind: 'end', footer: footer.parse(JSON.parse(rest)) };
    } else throw new BackupRefused('The backup holds a line of a kind that this release does not know.');
  }
  if (!ended) throw new BackupRefused('The backup is damaged: its last part is missing.');
}

export type Checked = { readonly header: Header; readonly tables: Footer['tables']; readonly rows: number };

/** Reads a whole file again and holds every table against the counts and hashes written at its end. */
export async function checkArchive(file: string, secret: string): Promise<Checked> {
  const counted = new Map<string, ReturnType<typeof tallying>>();
  let found: Header | null = null;
  let current: ReturnType<typeof tallying> | null = null;
  for await (const part of readArchive(file, secret)) {
    if (part.kind === 'header') found = part.header;
    else if (part.kind === 'table') counted.set(part.name, (current = tallying()));
    else if (part.kind === 'row') current?.add(part.line);
    else {
      const seen = Object.fromEntries([...counted].map(([name, { result }]) => [name, result()]));
      if (found === null || !isSame(seen, part.footer.tables)) throw new BackupRefused('The backup is damaged: its rows are not those that were counted when it was written.');
      return { header: found, tables: seen, rows: Object.values(seen).reduce((sum, { rows }) => sum + rows, 0) };
    }
  }
  throw new BackupRefused('The backup is damaged: its last part is missing.');
}

/** Names of the tables that differ in count or content. */
export const differing = (a: Footer['tables'], b: Footer['tables']): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name]?.rows !== b[name]?.rows || a[name]?.sha256 !== b[name]?.sha256).sort();
const isSame = (a: Footer['tables'], b: Footer['tables']): boolean => differing(a, b).length === 0;
