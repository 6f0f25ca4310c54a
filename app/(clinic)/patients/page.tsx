import type { Metadata } from 'next';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { PatientTable } from '@/components/patient/patient-table';
import { Refused } from '@/components/shell/refused';

export const metadata: Metadata = { title: 'Patients' };

type Params = Readonly<Record<string, string | string[] | undefined>>;
const one = (value: Params[string]): string => (typeof value === 'string' ? value : '');

export default async function PatientsPage({ searchParams }: { readonly searchParams: Promise<Params> }) {
  const params = await searchParams;
  const text = one(params.find);
  const cursor = one(params.after);
  const client = getQueryClient();
  const path = text === '' ? '/patients' : `/patients?find=${encodeURIComponent(text)}`;
  const [found, me] = await Promise.all([
    read(client.fetchQuery(trpc.patients.search.queryOptions({ text, limit: 60, ...(cursor !== '' && { cursor }) }, { retry: false })), path),
    read(client.fetchQuery(trpc.me.get.queryOptions(undefined, { retry: false })), path),
  ]);
  return (
    <main id="main" className="px-4 pt-4 pb-10 md:px-6">
      {found.ok && me.ok ? (
        <PatientTable me={me.value} found={found.value} text={text} further={cursor !== ''} />
      ) : (
        <Refused {...(found.ok ? (me.ok ? { message: '', requestId: '' } : me) : found)} again={path} />
      )}
    </main>
  );
}
