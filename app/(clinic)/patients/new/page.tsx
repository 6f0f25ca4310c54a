import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { readMe } from '@/app/_trpc/read-me';
import { NewPatient } from '@/components/entry/new-patient';
import { Notice } from '@/components/ui/notice';

export const metadata: Metadata = { title: 'New patient' };

export default async function NewPatientPage() {
  const me = await readMe();
  if (me === null) redirect('/sign-in?next=%2Fpatients%2Fnew');
  return (
    <main id="main" className="mx-auto flex w-full max-w-page flex-col gap-4 px-4 pt-5 pb-14 md:px-6">
      <h1 className="text-xl font-strong tracking-tight">New patient</h1>
      <div className="max-w-read rounded-3 border border-line bg-surface p-5">
        {me.rights.enterPatient ? <NewPatient on={me.on} /> : <Notice>Your role does not enter patients. A prescriber or a coordinator can.</Notice>}
      </div>
    </main>
  );
}
