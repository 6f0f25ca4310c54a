import 'server-only';
import { AppError, FACES, toAppError } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { log } from '@/server/platform/log';
import { readTaskCalendar } from '@/server/services/tasks/task-calendar';

const HEADERS = { 'cache-control': 'private, no-store', 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff' };
const FILE = /^([A-Za-z0-9_-]{43})\.ics$/;

/** `GET /calendar/{secret}.ics`: somebody's days with tasks, for a calendar program. No session; the address is the secret. */
export async function answerCalendar({ file }: { readonly file: string }): Promise<Response> {
  try {
    const token = FILE.exec(file)?.[1];
    if (token === undefined) throw new AppError('not-found');
    return new Response(await readTaskCalendar(token), { headers: { ...HEADERS, 'content-type': 'text/calendar; charset=utf-8' } });
  } catch (error) {
    const refusal = toAppError(error);
    if (refusal.code === 'unexpected') log().error('calendar.failed', { requestId: newId(), error });
    return new Response(null, { status: FACES[refusal.code].status, headers: HEADERS });
  }
}
