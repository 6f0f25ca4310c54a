import 'server-only';
import type { Metadata } from 'next';
import type { NamedPatient } from '@/components/patient/named-banner';
import { patientIcon } from '@/components/patient/patient-icon';
import { patientTitle } from '@/components/patient/patient-title';
import { read } from './read';
import { getQueryClient, trpc } from './server';

type Which = { readonly patientId: string; readonly asKnownOn?: string };

/** Title and icon of a tab with a chart: both carry the patient. Read with the page's own words, so that the chart is read and audited once. */
export async function chartTab(which: Which, name: string | null = null): Promise<Metadata> {
  const path = `/patients/${which.patientId}`;
  const told = which.asKnownOn === undefined ? null : '';
  const workspace = await read(getQueryClient().fetchQuery(trpc.workspace.get.queryOptions(which, { retry: false })), path, { told });
  if (!workspace.ok) return { title: name ?? 'Patient' };
  const title = patientTitle(workspace.value);
  return { title: name === null ? title : `${name} · ${title}`, icons: { icon: patientIcon(workspace.value.patient) } };
}

/** The tab of a page about a patient whose chart is not read there. */
export function namedTab({ id, displayName }: NamedPatient, name: string): Metadata {
  const [family = '', given = ''] = displayName.split(', ');
  return { title: `${name} · ${displayName}`, icons: { icon: patientIcon({ id, name: { family, given } }) } };
}

type Props = { readonly params: Promise<{ readonly patientId: string }> };

/** The tab of a page about a chart as it stands now. */
export const chartTabNamed =
  (name: string) =>
  async ({ params }: Props): Promise<Metadata> =>
    chartTab({ patientId: (await params).patientId }, name);
