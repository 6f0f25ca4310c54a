import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { readMe } from '@/app/_trpc/read-me';
import { preferencesFrom } from '@/components/shell/preferences';
import { TopBar } from '@/components/shell/top-bar';

export default async function ClinicLayout({ children }: { readonly children: ReactNode }) {
  const [me, store] = await Promise.all([readMe(), cookies()]);
  const { theme } = preferencesFrom((name) => store.get(name)?.value);
  return (
    <>
      {me === null ? null : <TopBar me={me} theme={theme} />}
      {children}
    </>
  );
}
