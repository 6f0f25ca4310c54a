import { cookies } from 'next/headers';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { readMe } from '@/app/_trpc/read-me';
import { readNotice } from '@/app/_trpc/read-notice';
import { ConnectionBand } from '@/components/shell/connection-band';
import { EmergencyBand } from '@/components/shell/emergency-band';
import { preferencesFrom } from '@/components/shell/preferences';
import { IdleLock } from '@/components/shell/idle-lock';
import { ShellKeys } from '@/components/shell/shell-keys';
import { TopBar } from '@/components/shell/top-bar';
import { WaitingBar } from '@/components/shell/waiting-bar';
import { ApiProvider } from '@/components/trpc/provider';

export default async function ClinicLayout({ children }: { readonly children: ReactNode }) {
  const [me, store] = await Promise.all([readMe(), cookies()]);
  const notice = me === null ? null : await readNotice(me.roles);
  const { theme } = preferencesFrom((name) => store.get(name)?.value);
  return (
    <ApiProvider>
      {me === null ? null : <><TopBar me={me} theme={theme} /><ShellKeys /><IdleLock name={me.user.name} email={me.user.email} /></>}
      {notice === null ? null : <EmergencyBand notice={notice} />}
      <ConnectionBand zone={me?.clinic.timeZone ?? 'UTC'} />
      <Suspense><WaitingBar /></Suspense>
      {children}
    </ApiProvider>
  );
}
