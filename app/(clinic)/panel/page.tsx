import type { Metadata } from 'next';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { ByOptionTable } from '@/components/outcome/by-option';
import { panelAddress, readPanelPlace } from '@/components/outcome/panel-address';
import { PanelView } from '@/components/outcome/panel-view';
import { Refused } from '@/components/shell/refused';

export const metadata: Metadata = { title: 'Panel' };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PanelPage({ searchParams }: Props) {
  const place = readPanelPlace(await searchParams);
  const path = panelAddress(place);
  const client = getQueryClient();
  const [panel, byOption] = await Promise.all([
    read(client.fetchQuery(trpc.outcomes.panel.queryOptions(place, { retry: false })), path),
    read(client.fetchQuery(trpc.outcomes.byOption.queryOptions(undefined, { retry: false })), path),
  ]);
  return (
    <main id="main" className="print-wide px-4 pt-4 pb-10 md:px-6 print:p-0">
      {panel.ok ? <PanelView panel={panel.value} place={place} /> : <Refused {...panel} again={path} />}
      {byOption.ok ? <ByOptionTable outcomes={byOption.value} /> : panel.ok ? <Refused {...byOption} again={path} /> : null}
    </main>
  );
}
