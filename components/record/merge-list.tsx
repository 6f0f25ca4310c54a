'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { RecordPage } from '@/server/contracts/record';
import { AskWho } from '../people/ask-who';
import { useAdministered } from '../people/use-administered';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import type { Confirming } from '../ui/confirm-dialog';
import { DateText } from '../ui/date-text';
import { Notice } from '../ui/notice';
import { SectionHead } from '../ui/section-head';

/** Entries of the same person that were merged into this one, and the way back. */
export function MergeList({ patientId, page: { merges, mayMerge, proof } }: { readonly patientId: string; readonly page: RecordPage }) {
  const client = useTRPCClient();
  const router = useRouter();
  const [confirming, setConfirming] = useState<Confirming | null>(null);
  const { run, asking, refusal } = useAdministered(proof);
  if (merges.length === 0) return null;
  const undo = (mergeId: string): void => void run(async (shown) => {
    const { patientId: back } = await client.merging.undo.mutate({ patientId, mergeId, proof: shown });
    router.push(`/patients/${patientId}/compare/${back}`);
    return null;
  });
  return (
    <section aria-labelledby="merges">
      <SectionHead id="merges" title="Merged entries" />
      {refusal === null ? null : <Notice kind="stop" role="alert">{refusal}</Notice>}
      <ul>
        {merges.map(({ id, displayName, birthOn, why, by, on, rows, undone, mayUndo }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-t border-line py-2 text-sm">
            <span className="font-medium">{displayName}</span>
            {birthOn === null ? null : <span className="text-xs text-ink-2">born <DateText day={birthOn} /></span>}
            <span>merged <DateText day={on} /> by {by}: {why}</span>
            <span className="text-xs text-ink-3"><span className="figures">{rows}</span> {rows === 1 ? 'row' : 'rows'} moved</span>
            {undone === null ? null : <span className="text-ink-2">undone <DateText day={undone.on} /> by {undone.by}</span>}
            {mayUndo && mayMerge ? <Button size="sm" className="ml-auto print:hidden" onClick={() => {
              setConfirming({
                title: 'Undo the merge', about: displayName, act: 'Two entries again',
                words: 'What came from this entry goes back to it, with what was added to that since; what was written here stays here. Signed notes stay as they were signed. The comparison of the two opens next; there they can be merged again.',
                go: () => { undo(id); },
              });
            }}>Undo the merge</Button> : null}
          </li>
        ))}
      </ul>
      {confirming === null ? null : <ConfirmDialog {...confirming} onClose={() => { setConfirming(null); }} />}
      {asking === null ? null : <AskWho key={asking.wrong} {...asking} />}
    </section>
  );
}
