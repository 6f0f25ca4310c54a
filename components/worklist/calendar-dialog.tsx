'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Dialog } from '../ui/dialog';
import { TextInput } from '../ui/field';
import { Notice } from '../ui/notice';

/** The secret address of one's own days with tasks, for a calendar program: made, shown once, ended. */
export function CalendarDialog({ onClose }: { readonly onClose: () => void }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.worklist.calendar.queryOptions(undefined, { retry: false }));
  const [copied, setCopied] = useState(false);
  const made = useMutation(trpc.worklist.makeCalendar.mutationOptions({ onSuccess: () => void refetch() }));
  const ended = useMutation(trpc.worklist.revokeCalendar.mutationOptions({ onSuccess: () => { made.reset(); void refetch(); } }));
  const failed = error ?? made.error ?? ended.error;
  const madeAt = data?.made ?? null;
  const has = madeAt !== null;
  return (
    <Dialog
      open
      title="Calendar of your tasks"
      description="Days and how many tasks they have. No name, nothing about anybody’s health."
      onOpenChange={(open) => { if (!open) onClose(); }}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          {has ? <Button disabled={ended.isPending} onClick={() => { ended.mutate(); }}>End the address</Button> : null}
          <Button look={has ? 'plain' : 'primary'} disabled={data === undefined || made.isPending} onClick={() => { setCopied(false); made.mutate(); }}>{has ? 'Make a new address' : 'Make the address'}</Button>
        </>
      }
    >
      {data === undefined && failed === null ? <p className="text-sm text-ink-2" role="status">Reading whether there is one.</p> : null}
      {madeAt === null || data === undefined ? null : <p className="pb-3 text-sm text-ink-2">Address made <DateText day={madeAt.on} /> {madeAt.at}; {data.lastRead === null ? 'no program has read it yet' : <>last read <DateText day={data.lastRead.on} /> {data.lastRead.at}</>}.</p>}
      {data !== undefined && !has ? <p className="text-sm text-ink-2">There is no address. Whoever has it sees your days, so keep it to your own calendar program.</p> : null}
      {made.data === undefined ? null : (
        <Notice kind="done" icon="lock" role="status">
          <p className="pb-2">It is shown only now. Add it to your calendar program as a subscription; a new one ends this one.</p>
          <span className="flex gap-2">
            <TextInput readOnly aria-label="Address" value={made.data.url} onFocus={(event) => { event.target.select(); }} />
            <Button onClick={() => void navigator.clipboard.writeText(made.data.url).then(() => { setCopied(true); }, () => { setCopied(false); })}>{copied ? 'Copied' : 'Copy'}</Button>
          </span>
        </Notice>
      )}
      {failed === null ? null : <Notice kind="stop" role="alert">{readRefusal(failed).message}</Notice>}
    </Dialog>
  );
}
