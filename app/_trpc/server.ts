import 'server-only';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { headers } from 'next/headers';
import { cache } from 'react';
import { makeQueryClient } from '@/components/trpc/query-client';
import { createContext } from '@/server/api/context';
import { appRouter } from '@/server/api/root';

/** One per request: what a page prefetches is what its islands hydrate. */
export const getQueryClient = cache(makeQueryClient);

/** One per request, so that a page with several queries reads its session once. */
const contextOfRequest = cache(async () => createContext({ headers: await headers() }));

/** `await getQueryClient().fetchQuery(trpc.workspace.get.queryOptions({ patientId }))` calls in process, without HTTP. */
export const trpc = createTRPCOptionsProxy({ ctx: contextOfRequest, router: appRouter, queryClient: getQueryClient });

/** Id of this request, as it stands in the log beside a failure; `null` where nobody could be asked who sent it. */
export const requestIdOfPage = async (): Promise<string | null> => (await contextOfRequest().catch(() => null))?.requestId ?? null;

/** Words of the patient’s page, in every language in which it can be answered. */
export { languagesOfPage } from '@/server/api/report-door/page-languages';
