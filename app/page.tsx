import { redirect } from 'next/navigation';
import { readMe } from '@/app/_trpc/read-me';

/** Where a day begins: the coordinator's with the worklist, everybody else's with the patients of today. */
export default async function Home() {
  const me = await readMe();
  const isCoordinator = me?.roles.includes('coordinator') === true && !me.roles.includes('prescriber');
  redirect(isCoordinator ? '/worklist' : '/today');
}
