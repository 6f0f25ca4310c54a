import { defaultShouldDehydrateQuery, QueryClient } from '@tanstack/react-query';

/** In memory only: nothing about a patient is kept in the browser's storage. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // Without a connection a request fails at once and says so: nothing clinical waits in a queue to be sent later.
      queries: { networkMode: 'always', staleTime: 30_000, retry: 1, refetchOnWindowFocus: true },
      mutations: { networkMode: 'always', retry: 0 },
      dehydrate: {
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === 'pending',
      },
    },
  });
