import type { useTRPCClient } from '../trpc/use-trpc';

/** Writes a copy to the clipboard among the disclosures. @returns whether it stands there */
export const recordCopy = (client: ReturnType<typeof useTRPCClient>, visitId: string): Promise<boolean> =>
  client.visits.recordDisclosure.mutate({ visitId, file: 'clipboard' }).then(() => true, () => false);
