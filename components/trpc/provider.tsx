'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { wire } from '@/server/contracts/wire';
import type { AppRouter } from '@/server/api/root';
import { shownHeader } from '../patient/shown-chart-store';
import { inTurn } from './in-turn';
import { makeQueryClient } from './query-client';
import { sessionEnded } from './session-ended';
import { TRPCProvider } from './use-trpc';

let browserQueryClient: QueryClient | undefined;

/** One client for the life of the tab; a new one for each rendering on the server. */
function queryClientOfThisPage(): QueryClient {
  if (typeof window === 'undefined') return makeQueryClient();
  browserQueryClient ??= makeQueryClient();
  return browserQueryClient;
}

const makeTrpcClient = () =>
  createTRPCClient<AppRouter>({
    links: [
      sessionEnded,
      inTurn,
      // Questions go in the body, not in the address: names, doses and ids of patients stand in no log of addresses.
      httpBatchLink({
        url: '/api/trpc',
        transformer: wire,
        maxItems: 10,
        methodOverride: 'POST',
        headers: ({ opList }) => (opList.some(({ type }) => type === 'mutation') ? shownHeader() : {}),
      }),
    ],
  });

export function ApiProvider({ children }: { readonly children: ReactNode }) {
  const queryClient = queryClientOfThisPage();
  const [trpcClient] = useState(makeTrpcClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
