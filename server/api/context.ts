import 'server-only';
import { readActor } from '@/server/auth/read-actor';
import { newId } from '@/server/platform/ids';
import { readShown } from './shown';
import type { ApiContext } from './trpc';

/** Context of one request, from its headers alone. */
export async function createContext({ headers }: { readonly headers: Headers }): Promise<ApiContext> {
  return { ...(await readActor(headers)), requestId: newId(), shown: readShown(headers.get('gamut-shown')) };
}
