import type { Metadata } from 'next';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { ReferenceDrawer } from '@/components/assessment/reference-drawer';
import { RuleView } from '@/components/evidence/rule-view';
import { Refused } from '@/components/shell/refused';

type Props = { readonly params: Promise<{ readonly ruleId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Rule ${decodeURIComponent((await params).ruleId)}` };
}

/** A rule as a sentence, with its sources and its tests. */
export default async function RulePage({ params }: Props) {
  const { ruleId } = await params;
  const path = `/evidence/${ruleId}`;
  const entry = await read(getQueryClient().fetchQuery(trpc.evidence.rule.queryOptions({ id: decodeURIComponent(ruleId) }, { retry: false })), path);
  return (
    <main id="main" className="mx-auto max-w-page px-4 py-6 md:px-6">
      {entry.ok ? <ReferenceDrawer><RuleView entry={entry.value} /></ReferenceDrawer> : <Refused {...entry} again={path} />}
    </main>
  );
}
