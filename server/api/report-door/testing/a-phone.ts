import { TRPCError } from '@trpc/server';
import { AppError } from '@/server/platform/errors';
import { newToken } from '@/server/platform/ids';
import { createCallerFactory } from '../../trpc';
import { reportDoorRouter } from '../root';

/** One phone with its own cookie; addresses are counted apart. */
export function aPhone(address: string | null = newToken()) {
  const jar: { cookie: string | null } = { cookie: null };
  const call = createCallerFactory(reportDoorRouter);
  const caller = () => call({ actor: null, why: 'not-signed-in', requestId: 'link-test', link: { cookie: jar.cookie, address, keep: (cookie) => void (jar.cookie = cookie) } });
  return { jar, caller };
}
export type Phone = ReturnType<typeof aPhone>;

/** What a call was told: `done`, or the code of its refusal. */
export const code = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof TRPCError && error.cause instanceof AppError ? error.cause.code : error instanceof TRPCError ? error.code : String(error)),
  );
