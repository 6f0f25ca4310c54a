import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { MyFactor } from '@/components/access/my-factor';
import { MyAccount } from '@/components/people/my-account';
import { MySettings } from '@/components/shell/my-settings';
import { preferencesFrom } from '@/components/shell/preferences';
import { Refused } from '@/components/shell/refused';

export const metadata: Metadata = { title: 'My settings' };

export default async function MySettingsPage() {
  const client = getQueryClient();
  const [me, mine, factor, store] = await Promise.all([
    read(client.fetchQuery(trpc.me.get.queryOptions(undefined, { retry: false })), '/settings/me'),
    read(client.fetchQuery(trpc.me.sessions.queryOptions(undefined, { retry: false })), '/settings/me'),
    read(client.fetchQuery(trpc.me.factor.queryOptions(undefined, { retry: false })), '/settings/me'),
    cookies(),
  ]);
  if (!me.ok) return <main id="main" className="p-6"><Refused {...me} again="/settings/me" /></main>;
  return (
    <main id="main" className="mx-auto max-w-page px-4 pt-4 pb-10 md:px-6">
      <h1 className="text-xl font-strong tracking-tight">My settings</h1>
      <p className="pb-5 text-sm text-ink-2">{me.value.user.name}, {me.value.roles.join(', ')}, {me.value.clinic.name}</p>
      <MySettings {...preferencesFrom((name) => store.get(name)?.value)} />
      {factor.ok ? <MyFactor first={factor.value} /> : <Refused {...factor} again="/settings/me" />}
      {mine.ok ? <MyAccount first={mine.value} /> : <Refused {...mine} again="/settings/me" />}
    </main>
  );
}
