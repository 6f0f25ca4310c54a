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

/** Reads a refusal out of whatever a query or mutation failed with. */
export function readRefusal(error: unknown): Refusal {
  if (error instanceof TRPCClientError) {
    const data = (error as TRPCClientError<AppRouter>).data;
    if (data?.refusal !== undefined) return { ...data.refusal, message: error.message };
  }
  return { code: 'unreachable', message: 'The server did not answer. Nothing was changed; try again.', requestId: null, fields: {} };
}
