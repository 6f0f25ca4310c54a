import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { readMe } from '@/app/_trpc/read-me';
import { ImportPage } from '@/components/imports/import-page';

export const metadata: Metadata = { title: 'Import' };

export default async function ImportAnybodyPage() {
  const me = await readMe();
  if (me === null) redirect('/sign-in?next=%2Fimport');
  return <ImportPage patientId={null} mayUpload={me.rights.uploadRecords} />;
}
