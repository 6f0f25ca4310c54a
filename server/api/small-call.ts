import { assertSameOrigin } from '@/server/auth/same-origin';
import { FACES, toAppError } from '@/server/platform/errors';

const refused = (status: number, body: object | null): Response =>
  new Response(body === null ? null : JSON.stringify(body), { status, headers: { 'cache-control': 'no-store', 'content-type': 'application/json' } });

/** The body when it is small enough, counted as it comes: a length that is not announced is not believed. */
export async function smallBody(request: Request, largest: number): Promise<string | null> {
  const reader = request.body?.getReader();
  if (reader === undefined) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.byteLength;
    if (length > largest) {
      await reader.cancel();
      return null;
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** One call at a door without an account: from our own page only, as JSON, and small. The refusal as a response where it is none of that. */
export async function readSmallCall(request: Request, largestBytes: number): Promise<{ readonly request: Request } | Response> {
  try {
    assertSameOrigin(request.headers);
  } catch (error) {
    const { code } = toAppError(error);
    return refused(FACES[code].status, { code });
  }
  if (!(request.headers.get('content-type') ?? '').startsWith('application/json')) return refused(415, null);
  const body = await smallBody(request, largestBytes);
  if (body === null) return refused(413, { code: 'too-large' });
  return { request: new Request(request.url, { method: 'POST', headers: request.headers, body }) };
}
