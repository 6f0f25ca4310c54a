import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * A file that only the holder of the key can read and nobody can change, cut or lengthen unseen: AES-256-GCM in pieces of 64 KiB,
 * each with its number in the nonce and the last one marked. The key of a file is derived from `BACKUP_KEY` and a salt of its own;
 * `BACKUP_KEY` is random by rule (at least 32 bytes), so that no slow derivation is needed.
 */
const MAGIC = Buffer.from('GAMUTBK1');
const SALT_BYTES = 16;
const PIECE_BYTES = 64 * 1024;
const TAG_BYTES = 16;

/** The file cannot be what it should be; the words say why and hold nothing of its content. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

const keyOf = (secret: string, salt: Buffer): Buffer => Buffer.from(hkdfSync('sha256', secret, salt, 'gamut backup', 32));

function nonceOf(piece: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(piece, 5, 6);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

function* piecesOf(chunk: Buffer): Generator<Buffer> {
  for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
}

/** Encrypts a stream of bytes. */
export async function* sealBytes(bytes: AsyncIterable<Buffer>, secret: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const key = keyOf(secret, salt);
  yield Buffer.concat([MAGIC, salt]);
  let piece = 0;
  const seal = (plain: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(piece, isLast));
    piece += 1;
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(5);
    length.writeUInt8(isLast ? 1 : 0, 0);
    length.writeUInt32BE(sealed.length, 1);
    return Buffer.concat([length, sealed]);
  };
  for await (const chunk of bytes) for (const part of piecesOf(chunk)) yield seal(part, false);
  yield seal(Buffer.alloc(0), true);
}

/** Decrypts what `sealBytes` made; throws `BackupRefused` at the first piece that is not as it was written. */
export async function* openBytes(bytes: AsyncIterable<Buffer>, secret: string): AsyncGenerator<Buffer> {
  const source = bytes[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const take = async (length: number): Promise<Buffer | null> => {
    while (held.length < length) {
      const next = await source.next();
      if (next.done === true) return null;
      held = Buffer.concat([held, next.value]);
    }
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  };
  const head = await take(MAGIC.length + SALT_BYTES);
  if (head?.subarray(0, MAGIC.length).equals(MAGIC) !== true) throw new BackupRefused('This is no backup of Gamut, or one of another format.');
  const key = keyOf(secret, head.subarray(MAGIC.length));
  for (let piece = 0; ; piece += 1) {
    const length = await take(5);
    const size = length?.readUInt32BE(1) ?? 0;
    const isLast = length?.readUInt8(0) === 1;
    const sealed = length === null || size < TAG_BYTES || size > PIECE_BYTES + TAG_BYTES ? null : await take(size);
    if (sealed === null) throw new BackupRefused('The backup is damaged: it ends too early or a length in it is wrong.');
    const plain = unseal(key, nonceOf(piece, isLast), sealed, piece);
    if (plain.length > 0) yield plain;
    if (!isLast) continue;
    if ((await take(1)) !== null) throw new BackupRefused('The backup is damaged: something follows its end.');
    return;
  }
}

function unseal(key: Buffer, nonce: Buffer, sealed: Buffer, piece: number): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new BackupRefused(piece === 0 ? 'The backup does not open: BACKUP_KEY is another one, or the file is damaged at its beginning.' : 'The backup is damaged: a part of it was changed.', { cause });
  }
}
