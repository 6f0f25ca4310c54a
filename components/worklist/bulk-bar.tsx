'use client';

import { useMutation } from '@tanstack/react-query';
import type { TaskRow, Worklist } from '@/server/contracts/worklist';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { count } from '../ui/days';
import { Notice } from '../ui/notice';
import { GiveTo } from './give-to';

type Props = { readonly picked: readonly TaskRow[]; readonly work: Worklist; readonly onClear: () => void; readonly onChanged: () => void };

/** What can be done to several tasks at once: send the report links, give them to somebody. What could not be done is named, patient by patient. */
export function BulkBar({ picked, work, onClear, onChanged }: Props) {
  const trpc = useTRPC();
  const send = useMutation(trpc.worklist.sendReports.mutationOptions({ onSuccess: onChanged }));
  const give = useMutation(trpc.worklist.assign.mutationOptions({ onSuccess: () => { onChanged(); onClear(); } }));
  if (picked.length === 0) return null;
  const taskIds = picked.map(({ id }) => id);
  const reports = picked.filter(({ act }) => act === 'send-report');
  const left = send.data?.left ?? [];
  const failed = send.error ?? give.error;
  const nameOf = (taskId: string): string => picked.find(({ id }) => id === taskId)?.patient.displayName ?? '';
  return (
    <section aria-label="Chosen tasks" className="sticky top-2 z-10 mb-4 flex flex-wrap items-center gap-3 rounded-3 border border-line-strong bg-raised px-4 py-2 shadow-dialog print:hidden">
      <p className="text-sm font-medium" role="status">{count(picked.length, 'task')} chosen</p>
      <Button size="sm" disabled={reports.length === 0 || send.isPending} onClick={() => { send.mutate({ taskIds: reports.map(({ id }) => id) }); }}>{send.isPending ? 'Sending' : `Send ${count(reports.length, 'report link')} by e-mail`}</Button>
      <GiveTo aria={{ 'aria-label': 'Give to' }} placeholder="Give to" className="w-52" people={work.people} value="" disabled={give.isPending} onGive={(to) => { give.mutate({ taskIds, ...to }); }} />
      <Button size="sm" look="quiet" onClick={onClear}>Choose none</Button>
      {send.data === undefined ? null : <Notice kind={left.length === 0 ? 'done' : 'caution'} role="status" className="w-full">{count(send.data.sent, 'link')} on the way.{left.map(({ taskId, why }) => ` ${nameOf(taskId)}: ${why}`).join('')}</Notice>}
      {failed === null ? null : <Notice kind="stop" role="alert" className="w-full">{readRefusal(failed).message}</Notice>}
    </section>
  );
}
