import 'server-only';
import { z } from 'zod';
import { readActor } from '@/server/auth/read-actor';
import { assertSameOrigin } from '@/server/auth/same-origin';
import { importResultSchema } from '@/server/contracts/import';
import type { ImportResult } from '@/server/contracts/import';
import { AppError, FACES, toAppError } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { log } from '@/server/platform/log';
import { watchedResponse } from '@/server/platform/watched';
import { importBundle, previewImport } from '@/server/services/imports/import-bundle';
import type { ImportRequest } from '@/server/services/imports/import-bundle';
import type { ServiceContext } from '@/server/services/context';
import { recordRefusal } from '@/server/services/record-refusal';
import { readBody } from './read-body';

const NO_STORE = { 'cache-control': 'no-store' };

type Take = (ctx: ServiceContext, request: ImportRequest) => Promise<ImportResult>;

// A large document keeps a core busy for seconds: one at a time, the others wait their turn.
let turn: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = turn.then(work, work);
  turn = next.catch(() => undefined);
  return next;
}

function patientIn(request: Request): string | null {
  const given = new URL(request.url).searchParams.get('patient');
  if (given === null) return null;
  if (!z.uuid().safeParse(given).success) throw new AppError('not-found');
  return given;
}

async function take(request: Request, requestId: string, by: Take): Promise<ImportResult> {
  assertSameOrigin(request.headers);
  const visitor = await readActor(request.headers);
  if (visitor.actor === null) throw new AppError(visitor.why);
  const ctx: ServiceContext = { actor: visitor.actor, requestId };
  const patientId = patientIn(request);
  const bytes = await readBody(request).catch(async (error: unknown) => {
    await recordRefusal(ctx, { event: 'record.imported', objectKind: 'import', patientId }, error);
    throw error;
  });
  return inTurn(() => by(ctx, { bytes, patientId, door: 'upload' }));
}

const door = (name: 'store' | 'preview', by: Take) => (request: Request): Promise<Response> =>
  watchedResponse({ door: 'import', name }, async () => {
    const requestId = newId();
    try {
      const result = importResultSchema.parse(await take(request, requestId, by));
      return Response.json(result, { headers: NO_STORE });
    } catch (error) {
      const refusal = toAppError(error);
      if (refusal.code === 'unexpected') log().error('import.failed', { requestId, error });
      return Response.json({ code: refusal.code, message: refusal.message, requestId }, { status: FACES[refusal.code].status, headers: NO_STORE });
    }
  });

/** `POST /api/imports`: takes the document in. */
export const handleImport = door('store', importBundle);

/** `POST /api/imports/preview`: says what taking it in would do. */
export const handlePreview = door('preview', previewImport);
