import { createReadStream } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';

/** One signature as it is written down outside the database. */
export type SignatureLine = { readonly noteId: string; readonly clinicId: string; readonly number: string; readonly version: number; readonly sha256: string };

export type SignatureLog = {
  readonly lines: readonly SignatureLine[];
  /** Pieces that are no whole line and begin none: somebody changed the file, or a disk lost a part of it. */
  readonly torn: readonly string[];
};

const LINE = /^\{"noteId":"([0-9a-f-]{36})","clinicId":"([0-9a-f-]{36})","number":"(R-\d{4}-\d{6,})","version":(\d{1,6}),"sha256":"([0-9a-f]{64})"\}$/;

/** `DATA_DIR/signatures.log`; `null` where nobody said where data goes and nobody is served. */
function signatureLogFile(): string | null {
  const { DATA_DIR: folder = '', NODE_ENV: kind } = process.env;
  if (folder === '' && kind !== 'production') return null;
  return path.resolve(/* turbopackIgnore: true */ folder === '' ? '.data' : folder, 'signatures.log');
}

const lineOf = ({ noteId, clinicId, number, version, sha256 }: SignatureLine): string => `${JSON.stringify({ noteId, clinicId, number, version, sha256 })}\n`;

let last: Promise<unknown> = Promise.resolve();

/** Adds signatures at the end of the file, one after the other, and waits until the disk has them. */
export function logSignatures(signed: readonly SignatureLine[]): Promise<void> {
  const file = signatureLogFile();
  if (file === null || signed.length === 0) return Promise.resolve();
  const done = last.then(() => append(file, signed.map(lineOf).join('')));
  last = done.catch(() => undefined);
  return done;
}

async function append(file: string, text: string): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const handle = await open(file, 'a+', 0o600);
  let size = 0;
  try {
    ({ size } = await handle.stat());
    // Where a power cut left half a line, the next one begins on a line of its own.
    const { buffer } = size === 0 ? { buffer: Buffer.from('\n') } : await handle.read(Buffer.alloc(1), 0, 1, size - 1);
    await handle.appendFile(buffer.toString() === '\n' ? text : `\n${text}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (size > 0) return;
  // The name of a new file stands in its folder.
  const above = await open(folder, 'r');
  try {
    await above.sync();
  } finally {
    await above.close();
  }
}

/** The whole file; one that is not there holds nothing. */
export async function readSignatureLog(): Promise<SignatureLog> {
  const file = signatureLogFile();
  const text = file === null ? '' : await readFile(/* turbopackIgnore: true */ file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const rows = text.split('\n').filter((row) => row !== '');
  const lines = rows.flatMap(read);
  const whole = lines.map(lineOf);
  // A power cut leaves the beginning of a line that was written whole when the application came up again.
  const torn = rows.filter((row) => !LINE.test(row) && !whole.some((line) => line.startsWith(row)));
  return { lines, torn };
}

/** What was written down of these notes. Looks the file through without keeping it, however long it is. */
export async function findSignatures(noteIds: readonly string[]): Promise<SignatureLine[]> {
  const file = signatureLogFile();
  const found: SignatureLine[] = [];
  if (file === null) return found;
  const take = (text: string): void => {
    for (const noteId of noteIds) {
      for (let at = text.indexOf(noteId); at >= 0; at = text.indexOf(noteId, at + 1)) {
        const end = text.indexOf('\n', at);
        found.push(...read(text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? undefined : end)).filter((line) => line.noteId === noteId));
      }
    }
  };
  let rest = '';
  try {
    for await (const chunk of createReadStream(/* turbopackIgnore: true */ file, { encoding: 'latin1', highWaterMark: 1 << 20 })) {
      const text = rest + String(chunk);
      const end = text.lastIndexOf('\n') + 1;
      take(text.slice(0, end));
      rest = text.slice(end);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  take(rest);
  return found;
}

function read(row: string): SignatureLine[] {
  const [, noteId, clinicId, number, version, sha256] = LINE.exec(row) ?? [];
  return noteId === undefined || clinicId === undefined || number === undefined || sha256 === undefined ? [] : [{ noteId, clinicId, number, version: Number(version), sha256 }];
}
