import 'server-only';
import { cache } from 'react';
import { getQueryClient, trpc } from './server';

/** Who is signed in; `null` for nobody, so that each page can send them to sign in and back. */
export const readMe = cache(async () => {
  try {
    return await getQueryClient().fetchQuery(trpc.me.get.queryOptions(undefined, { retry: false }));
  } catch {
    return null;
  }
});
