import 'server-only';
import { z } from 'zod';

import type { Actor } from '@/server/auth/actor';
import { readActor } from '@/server/auth/read-actor';
import { assertSameOrigin } from '@/server/auth/same-origin';
import { chartFile, exportFile } from '@/server/contracts/export';
import { worklistFilterInput } from '@/server/contracts/worklist';
import { AppError, FACES, toAppError } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { log } from '@/server/platform/log';
import { watchedResponse } from '@/server/platform/watched';
import { exportWorklist } from '@/server/services/tasks/export-worklist';
import { exportReports } from '@/server/services/reports/export-reports';
import { exportVisit } from '@/server/services/visits/export-visit';

/** A file is data: were it opened as a page, nothing in it would run, and no store between keeps it. */
const HEADERS = { 'cache-control': 'private, no-store', 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff' };

const wanted = z.object({ visitId: z.uuid(), file: exportFile });
const wantedOfChart = z.object({ patientId: z.uuid(), file: chartFile });

/** `GET /visits/{visit}/{file}`: the note of a visit in one of its forms, as a file to save. */
export const answerDownload = (request: Request, params: { readonly visitId: string; readonly file: string }): Promise<Response> =>
  answer(request, async (visitor, search) => {
    const asked = wanted.safeParse(params);
    if (!asked.success) throw new AppError('not-found');
    return exportVisit(await visitor(), { ...asked.data, names: search.get('names') === 'yes', cancel: search.get('cancel') === 'yes' });
  });

/** `GET /patients/{patient}/files/{file}`: the reports of a chart, whole or as a table of scores. */
export const answerChartDownload = (request: Request, params: { readonly patientId: string; readonly file: string }): Promise<Response> =>
  answer(request, async (visitor) => {
    const asked = wantedOfChart.safeParse(params);
    if (!asked.success) throw new AppError('not-found');
    return exportReports(await visitor(), asked.data);
  });

/** `GET /worklist/list.csv`: the tasks of the worklist as a table, with the filters of its address. */
export const answerWorklistDownload = (request: Request, { file }: { readonly file: string }): Promise<Response> =>
  answer(request, async (visitor, search) => {
    const asked = worklistFilterInput.safeParse({ owner: search.get('owner') ?? undefined, act: search.get('act'), role: search.get('role') });
    if (file !== 'list.csv' || !asked.success) throw new AppError('not-found');
    return exportWorklist(await visitor(), asked.data);
  });

type File = { readonly bytes: Buffer; readonly name: string; readonly type: string };
type Visitor = () => Promise<{ readonly actor: Actor; readonly requestId: string }>;

const answer = (request: Request, take: Take): Promise<Response> => watchedResponse({ door: 'file', name: 'download' }, () => fetchFile(request, take));

type Take = (visitor: Visitor, search: URLSearchParams) => Promise<File>;

async function fetchFile(request: Request, take: Take): Promise<Response> {
  const requestId = newId();
  try {
    // A link on a page of another site fetches nothing and leaves no row of disclosure.
    assertSameOrigin(request.headers);
    const { bytes, name, type } = await take(async () => {
      const visitor = await readActor(request.headers);
      if (visitor.actor === null) throw new AppError(visitor.why);
      return { actor: visitor.actor, requestId };
    }, new URL(request.url).searchParams);
    return new Response(new Uint8Array(bytes), { headers: { ...HEADERS, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` } });
  } catch (error) {
    const refusal = toAppError(error);
    if (refusal.code === 'unexpected') log().error('download.failed', { requestId, error });
    return Response.json({ code: refusal.code, message: refusal.message, requestId }, { status: FACES[refusal.code].status, headers: HEADERS });
  }
}
