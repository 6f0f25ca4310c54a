import type { Metadata } from 'next';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { chartIn, filterOf } from '@/components/evidence/address';
import type { Query } from '@/components/evidence/address';
import { EvidenceDesk } from '@/components/evidence/evidence-desk';
import { EvidenceKeys } from '@/components/evidence/evidence-keys';
import { EvidenceView } from '@/components/evidence/evidence-view';
import { LibraryNav } from '@/components/evidence/library-nav';
import { PaneEntry } from '@/components/evidence/pane-entry';
import { Refused } from '@/components/shell/refused';

export const metadata: Metadata = { title: 'Evidence' };

export default async function EvidencePage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const query = await searchParams;
  const from = chartIn(query);
  const client = getQueryClient();
  const evidence = await read(client.fetchQuery(trpc.evidence.get.queryOptions(filterOf(query), { retry: false })), '/evidence');
  if (!evidence.ok) return <main id="main" className="p-6"><Refused {...evidence} again="/evidence" /></main>;
  const { prevalence, cited, references } = evidence.value;
  const asked = typeof query.ref === 'string' ? query.ref : null;
  const first = asked ?? prevalence?.rows[0]?.refs[0] ?? cited[0]?.id ?? references[0]?.id ?? null;
  const entry = first === null ? null : await read(client.fetchQuery(trpc.evidence.reference.queryOptions({ id: first }, { retry: false })), '/evidence');
  return (
    <>
      <EvidenceKeys />
      <EvidenceDesk
        key={JSON.stringify(evidence.value.filter)}
        nav={<LibraryNav evidence={evidence.value} from={from} />}
        first={first}
        pane={entry === null ? <p className="text-sm text-ink-3">A reference that is chosen stands here.</p> : entry.ok ? <PaneEntry entry={entry.value} /> : <Refused {...entry} again="/evidence" />}
      >
        <EvidenceView evidence={evidence.value} from={from} />
      </EvidenceDesk>
    </>
  );
}
