import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { logSignatures, readSignatureLog } from './signature-log';
import type { SignatureLine } from './signature-log';

let folder = '';
const before = process.env.DATA_DIR;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gamut-signatures-'));
  process.env.DATA_DIR = path.join(folder, 'data');
});
afterEach(() => {
  if (before === undefined) delete process.env.DATA_DIR;
  else process.env.DATA_DIR = before;
  rmSync(folder, { recursive: true });
});

const file = (): string => path.join(folder, 'data', 'signatures.log');
const signature = (n: number): SignatureLine => ({ noteId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`, clinicId: '00000000-0000-7000-8000-00000000000c', number: `R-2026-${String(n).padStart(6, '0')}`, version: 1, sha256: String(n % 10).repeat(64) });

describe('the log of signatures', () => {
  it('gives back what was written, in order, also when many are written at once; its owner alone reads it', async () => {
    const many = Array.from({ length: 60 }, (_, n) => signature(n + 1));
    await Promise.all(many.map((one) => logSignatures([one])));
    expect(await readSignatureLog()).toEqual({ lines: many, torn: [] });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('holds nothing before the first signature', async () => {
    expect(await readSignatureLog()).toEqual({ lines: [], torn: [] });
  });

  it('cut at any byte: what comes after stands on its own line, and the piece is told until its signature is written again', async () => {
    await logSignatures([signature(1), signature(2)]);
    const whole = readFileSync(file(), 'utf8');
    for (let kept = whole.indexOf('\n') + 2; kept < whole.length - 1; kept += 7) {
      writeFileSync(file(), whole);
      truncateSync(file(), kept);
      await logSignatures([signature(3)]);
      expect((await readSignatureLog()).lines).toEqual([signature(1), signature(3)]);
      // The first letters of a line are those of any line.
      if (kept - whole.indexOf('\n') > 60) expect((await readSignatureLog()).torn).toHaveLength(1);
      await logSignatures([signature(2)]);
      expect(await readSignatureLog()).toEqual({ lines: [signature(1), signature(3), signature(2)], torn: [] });
    }
  });

  it('a line changed by hand is no line any more', async () => {
    await logSignatures([signature(1)]);
    appendFileSync(file(), `${readFileSync(file(), 'utf8').trim().replace('"version":1', '"version": 1')}\n`);
    expect((await readSignatureLog()).torn).toHaveLength(1);
  });

  it('a file that cannot be written is an error and harms none that come later', async () => {
    writeFileSync(path.join(folder, 'data'), 'no folder');
    await expect(logSignatures([signature(1)])).rejects.toThrow();
    rmSync(path.join(folder, 'data'));
    await logSignatures([signature(2)]);
    expect((await readSignatureLog()).lines).toEqual([signature(2)]);
  });
});
