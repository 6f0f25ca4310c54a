import 'server-only';
import { getQueryClient, trpc } from './server';

/** What every page says of charts opened in an emergency; `null` where there is nothing to say, or nobody to say it to. */
export async function readNotice(roles: readonly string[]) {
  if (!roles.includes('prescriber') && !roles.includes('administrator')) return null;
  const notice = await getQueryClient().fetchQuery(trpc.restrictions.notice.queryOptions(undefined, { retry: false })).catch(() => null);
  return notice === null || (notice.open.length === 0 && notice.unseen === 0) ? null : notice;
}
