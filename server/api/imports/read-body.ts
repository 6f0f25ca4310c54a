import { AppError } from '@/server/platform/errors';

/** Largest document, in bytes. */
const LARGEST_DOCUMENT = 50_000_000;

const DOCUMENT_TYPES = new Set(['application/fhir+json', 'application/json']);

/** Reads a body piece by piece and stops at the limit, whatever length was announced. */
export async function readBody(request: Request, limit = LARGEST_DOCUMENT): Promise<Uint8Array> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!DOCUMENT_TYPES.has(type)) throw new AppError('wrong-content-type');
  if ((request.headers.get('content-encoding') ?? 'identity') !== 'identity') throw new AppError('wrong-content-type', { sentence: 'Packed documents are not read; send FHIR R4 as plain JSON.' });
  if (Number(request.headers.get('content-length') ?? '0') > limit) throw new AppError('too-large');
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece?.value === undefined) break;
    length += piece.value.byteLength;
    if (length > limit) {
      await reader?.cancel();
      throw new AppError('too-large');
    }
    pieces.push(piece.value);
  }
  return Buffer.concat(pieces, length);
}
