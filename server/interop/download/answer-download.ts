import 'server-only';
import { z } from 'zod';

import { readActor } from '@/server/auth/read-actor';
import { assertSameOrigin } from '@/server/auth/same-origin';
import { exportFile } from '@/server/contracts/export';
import { AppError, FACES, toAppError } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { log } from '@/server/platform/log';
import { exportVisit } from '@/server/services/visits/export-visit';
import type { Exported } from '@/server/services/visits/export-visit';

/** A file is data: were it opened as a page, nothing in it would run, and no store between keeps it. */
const HEADERS = { 'cache-control': 'private, no-store', 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff' };

const wanted = z.object({ visitId: z.uuid(), file: exportFile });

/** `GET /visits/{visit}/{file}`: the note of a visit in one of its forms, as a file to save. */
export async function answerDownload(request: Request, params: { readonly visitId: string; readonly file: string }): Promise<Response> {
  const requestId = newId();
  try {
    const { bytes, name, type } = await take(request, params, requestId);
    return new Response(new Uint8Array(bytes), { headers: { ...HEADERS, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` } });
  } catch (error) {
    const refusal = toAppError(error);
    if (refusal.code === 'unexpected') log().error('download.failed', { requestId, error });
    return Response.json({ code: refusal.code, message: refusal.message, requestId }, { status: FACES[refusal.code].status, headers: HEADERS });
  }
}

async function take(request: Request, params: { readonly visitId: string; readonly file: string }, requestId: string): Promise<Exported> {
  // A link on a page of another site fetches nothing and leaves no row of disclosure.
  assertSameOrigin(request.headers);
  const asked = wanted.safeParse(params);
  if (!asked.success) throw new AppError('not-found');
  const visitor = await readActor(request.headers);
  if (visitor.actor === null) throw new AppError(visitor.why);
  const search = new URL(request.url).searchParams;
  return exportVisit({ actor: visitor.actor, requestId }, { ...asked.data, names: search.get('names') === 'yes', cancel: search.get('cancel') === 'yes' });
}
