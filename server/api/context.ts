import 'server-only';
import { readActor } from '@/server/auth/read-actor';
import { toAppError } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { readShown } from './shown';
import { refuse } from './trpc';
import type { ApiContext } from './trpc';

/** Context of one request, from its headers alone. Where nobody can be asked who sent it, that is a refusal with its words like any other. */
export async function createContext({ headers }: { readonly headers: Headers }): Promise<ApiContext> {
  const visitor = await readActor(headers).catch((error: unknown) => refuse(toAppError(error)));
  return { ...visitor, requestId: newId(), shown: readShown(headers.get('gamut-shown')) };
}
