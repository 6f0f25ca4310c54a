import { LIMITS } from './limits';
import type { ImportRefusal, Result } from './model';

const refuse = (code: ImportRefusal['code'], message: string): Result<never, ImportRefusal> => ({
  ok: false,
  error: { code, path: 'document', message },
});

export const TOO_LARGE = `larger than ${LIMITS.bytes / 1_000_000} MB; send the record in smaller bundles`;

/** Bytes to text. Only plain UTF-8 is read: a document that two readers could read differently is refused. */
export function decodeDocument(bytes: Uint8Array): Result<string, ImportRefusal> {
  if (bytes.length > LIMITS.bytes) return refuse('too-large', TOO_LARGE);
  const [first, second, third, fourth] = bytes;
  if (first === 0x1f && second === 0x8b) return refuse('not-json', 'compressed with gzip; unpack it first');
  if (first === 0x50 && second === 0x4b) return refuse('not-json', 'a ZIP archive; unpack it first');
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return refuse('not-utf-8', 'starts with a byte order mark; save it as UTF-8 without one');
  }
  const looksUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) || (second === 0 && fourth === 0);
  if (looksUtf16) return refuse('not-utf-8', 'is UTF-16 or UTF-32; save it as UTF-8');
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return refuse('not-utf-8', 'holds bytes that are no UTF-8; save it as UTF-8');
  }
}
