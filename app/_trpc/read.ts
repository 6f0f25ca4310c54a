import 'server-only';
import { TRPCError } from '@trpc/server';
import { notFound, redirect } from 'next/navigation';
import { requestIdOfPage } from './server';

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string; readonly requestId: string };

/** The refusal of somebody who is signed in and has yet to set up the second factor. */
const needsSecondFactor = ({ cause }: TRPCError): boolean => cause !== undefined && 'code' in cause && cause.code === 'needs-second-factor';

/**
 * What a page reads. Signed out leads to sign-in and back to `path`, without the second factor to its set-up; unknown and another clinic's lead to the same
 * "not found"; everything else comes back as words for the block that needed it.
 * @param options.told - what an address that cannot be meant is answered with, instead of "not found"
 */
export async function read<T>(query: Promise<T>, path: string, { told = null }: { readonly told?: string | null } = {}): Promise<Read<T>> {
  try {
    return { ok: true, value: await query };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === 'UNAUTHORIZED') redirect(`/sign-in?next=${encodeURIComponent(path)}`);
    if (error.code === 'BAD_REQUEST' && told !== null) return { ok: false, message: told, requestId: await requestIdOfPage() };
    if (needsSecondFactor(error)) redirect(`/second-factor?next=${encodeURIComponent(path)}`);
    if (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST') notFound();
    return { ok: false, message: error.message, requestId: await requestIdOfPage() };
  }
}
