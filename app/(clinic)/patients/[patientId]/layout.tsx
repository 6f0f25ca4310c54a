import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { patientIcon } from '@/components/patient/patient-icon';
import { patientTitle } from '@/components/patient/patient-title';

type Props = { readonly params: Promise<{ readonly patientId: string }>; readonly children: ReactNode };

/** Every tab of a chart carries the patient, in its title and in its icon. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { patientId } = await params;
  const workspace = await read(getQueryClient().fetchQuery(trpc.workspace.get.queryOptions({ patientId }, { retry: false })), `/patients/${patientId}`);
  if (!workspace.ok) return { title: 'Patient' };
  const title = patientTitle(workspace.value);
  return { title: { default: title, template: `%s · ${title} · Gamut` }, icons: { icon: patientIcon(workspace.value.patient) } };
}

export default function PatientLayout({ children }: Props) {
  return children;
}
