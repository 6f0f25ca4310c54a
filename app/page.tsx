import { redirect } from 'next/navigation';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';

/** Where a day begins: the coordinator's with the worklist, the administrator's with the clinic, everybody else's with the patients of today. */
export default async function Home() {
  const me = await read(getQueryClient().fetchQuery(trpc.me.get.queryOptions(undefined, { retry: false })), '/');
  if (!me.ok) redirect('/today');
  const { roles, rights } = me.value;
  if (roles.includes('coordinator') && !roles.includes('prescriber')) redirect('/worklist');
  redirect(rights.administer && !rights.readChart ? '/settings/clinic' : '/today');
}
