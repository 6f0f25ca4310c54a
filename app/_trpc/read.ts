import 'server-only';
import { TRPCError } from '@trpc/server';
import { notFound, redirect } from 'next/navigation';
import { getQueryClient, requestIdOfPage, trpc } from './server';

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string; readonly requestId: string | null; /** `false`: it would be refused again, whatever the time. */ readonly mayRetry: boolean };

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
    if (error.code === 'BAD_REQUEST' && told !== null) return { ok: false, message: told, requestId: await requestIdOfPage(), mayRetry: true };
    if (needsSecondFactor(error)) redirect(`/second-factor?next=${encodeURIComponent(path)}`);
    if (error.code === 'NOT_FOUND') await leadToSurvivor(path);
    if (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST') notFound();
    return { ok: false, message: error.message, requestId: await requestIdOfPage(), mayRetry: error.code !== 'FORBIDDEN' };
  }
}

const OF_A_PATIENT = /^\/patients\/([0-9a-f-]{36})/;

/** The old address of somebody who was merged leads to where the chart is now. */
async function leadToSurvivor(path: string): Promise<void> {
  const patientId = OF_A_PATIENT.exec(path)?.[1];
  if (patientId === undefined) return;
  const survivor = await getQueryClient().fetchQuery(trpc.merging.whereIs.queryOptions({ patientId }, { retry: false })).catch(() => null);
  if (survivor !== null) redirect(path.replace(patientId, survivor.patientId));
}
