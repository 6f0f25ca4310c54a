import { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '@/server/api/root';

/** What the server said when it refused: its closed code, a sentence for a clinician, the fields concerned. */
export type Refusal = {
  readonly code: string;
  readonly message: string;
  readonly requestId: string | null;
  /** Field of the input to the sentence about it. */
  readonly fields: Readonly<Record<string, string>>;
};

const SIGNED_OUT: ReadonlySet<string> = new Set(['not-signed-in', 'session-expired']);

/** The session is over: the screen is covered until the same person is signed in again. */
export const isSignedOut = (code: string): boolean => SIGNED_OUT.has(code);

/** Read once the cover is gone: who sees it has signed in again. */
export const HAD_ENDED = 'Your session had ended. Nothing was changed; try again.';

/** Reads a refusal out of whatever a query or mutation failed with. */
export function readRefusal(error: unknown): Refusal {
  if (error instanceof TRPCClientError) {
    const data = (error as TRPCClientError<AppRouter>).data;
    if (data?.refusal !== undefined) return { ...data.refusal, message: isSignedOut(data.refusal.code) ? HAD_ENDED : error.message };
  }
  return { code: 'unreachable', message: 'The server did not answer. Nothing was changed; try again.', requestId: null, fields: {} };
}
