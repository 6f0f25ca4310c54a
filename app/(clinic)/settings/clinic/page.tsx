import type { Metadata } from 'next';
import Link from 'next/link';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { SettingsDesk } from '@/components/clinic-settings/settings-desk';
import { Refused } from '@/components/shell/refused';

export const metadata: Metadata = { title: 'Clinic settings' };

export default async function ClinicSettingsPage() {
  const settings = await read(getQueryClient().fetchQuery(trpc.clinicSettings.get.queryOptions(undefined, { retry: false })), '/settings/clinic');
  return (
    <main id="main" className="mx-auto w-full max-w-page px-4 pt-4 md:px-6">
      <h1 className="text-xl font-strong tracking-tight">Clinic settings</h1>
      <p className="pb-5 text-sm text-ink-2">{settings.ok ? <>{settings.value.clinic.name}. <Link href="/settings/retention" prefetch={false} className="underline">How long records are kept</Link></> : 'For administrators of the clinic'}</p>
      {settings.ok ? <SettingsDesk first={settings.value} /> : <Refused {...settings} again="/today" way="To the home page" />}
    </main>
  );
}
