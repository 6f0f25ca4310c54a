import type { Metadata } from 'next';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { PeopleDesk } from '@/components/people/people-desk';
import { Refused } from '@/components/shell/refused';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage() {
  const people = await read(getQueryClient().fetchQuery(trpc.people.get.queryOptions(undefined, { retry: false })), '/settings/people');
  return (
    <main id="main" className="mx-auto w-full max-w-page px-4 pt-4 pb-10 md:px-6">
      <h1 className="text-xl font-strong tracking-tight">People</h1>
      <p className="pb-5 text-sm text-ink-2">Who works in this clinic and as what. Every change counts from the next click of the person on and stands in the audit trail.</p>
      {people.ok ? <PeopleDesk first={people.value} /> : <Refused {...people} again="/today" way="To the home page" />}
    </main>
  );
}
