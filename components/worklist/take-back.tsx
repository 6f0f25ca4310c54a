'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaskRow } from '@/server/contracts/worklist';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Field, TextInput } from '../ui/field';
import { Notice } from '../ui/notice';

/** Opens a closed task again, with the reason. A contact that was logged stays among the contacts. */
export function TakeBack({ task, onChanged }: { readonly task: TaskRow; readonly onChanged: () => void }) {
  const trpc = useTRPC();
  const [form, setForm] = useState<'not opened' | 'open' | 'shut again'>('not opened');
  const [why, setWhy] = useState('');
  const back = useMutation(trpc.worklist.reopen.mutationOptions({ onSuccess: onChanged }));
  if (form !== 'open') return <Button size="sm" autoFocus={form === 'shut again'} className="self-start" onClick={() => { setForm('open'); }}>Take it back</Button>;
  return (
    <form className="flex flex-col gap-2" onSubmit={(event) => { event.preventDefault(); back.mutate({ patientId: task.patient.id, taskId: task.id, version: task.version, why }); }}>
      <Field label="Why it is open again" hint="A contact that was logged stays among the contacts.">{(aria) => <TextInput {...aria} autoFocus required maxLength={500} value={why} onChange={(event) => { setWhy(event.target.value); }} />}</Field>
      <div className="flex gap-2">
        <Button size="sm" type="submit" disabled={back.isPending}>Open it again</Button>
        <Button size="sm" look="quiet" onClick={() => { setForm('shut again'); }}>Back</Button>
      </div>
      {back.error === null ? null : <Notice kind="stop" role="alert">{Object.values(readRefusal(back.error).fields)[0] ?? readRefusal(back.error).message}</Notice>}
    </form>
  );
}
