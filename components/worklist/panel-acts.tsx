'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaskDetail, Worklist } from '@/server/contracts/worklist';
import { useKeptWords } from '../entry/use-kept-words';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { DateText } from '../ui/date-text';
import { Field, TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import { useHeldFocus } from '../ui/use-held-focus';
import { DayInput } from './day-input';
import { GiveTo } from './give-to';
import { HandoverDialog } from './handover-dialog';
import { NewTaskDialog } from './new-task-dialog';

type Open = 'ask' | 'move' | 'cancel' | 'done' | 'stop' | null;
type Beside = 'task' | 'handover' | null;
type Props = { readonly detail: TaskDetail; readonly work: Worklist; readonly onChanged: () => void };

const COMMIT: Readonly<Record<NonNullable<Open>, string>> = { ask: 'Ask', move: 'Move', cancel: 'Cancel the task', done: 'Done', stop: 'Close them' };
const HINT: Readonly<Partial<Record<NonNullable<Open>, string>>> = {
  ask: 'Doses, plan, newest scores and last contact go with it.',
  stop: 'Closes everything that plans and deferrals ask for of this patient. What was made by hand, and what a red-flag answer asks for, stays.',
};

/** The other acts on a task: take it or give it, hand it back with a question, another day, done without a call, cancel; a prescriber ends what the plans of a patient ask for. */
export function PanelActs({ detail: { task, prescriber, questions, email }, work, onChanged }: Props) {
  const trpc = useTRPC();
  const [open, setOpen] = useState<Open>(null);
  const [beside, setBeside] = useState<Beside>(null);
  const [text, setText] = useKeptWords(`act on ${task.id}`);
  const [day, setDay] = useState('');
  const held = useHeldFocus<HTMLDivElement>();
  const after = { onSuccess: () => { setOpen(null); setText(''); onChanged(); } };
  const claim = useMutation(trpc.worklist.claim.mutationOptions(after));
  const assign = useMutation(trpc.worklist.assign.mutationOptions(after));
  const ask = useMutation(trpc.worklist.handBack.mutationOptions(after));
  const move = useMutation(trpc.worklist.move.mutationOptions(after));
  const cancel = useMutation(trpc.worklist.cancel.mutationOptions(after));
  const finish = useMutation(trpc.worklist.finish.mutationOptions(after));
  const send = useMutation(trpc.worklist.sendReports.mutationOptions(after));
  const stop = useMutation(trpc.worklist.stopFollowUp.mutationOptions(after));
  const follow = useMutation(trpc.worklist.follow.mutationOptions(after));
  const failed = [claim, assign, ask, move, cancel, finish, follow, send, stop].find(({ error }) => error !== null)?.error ?? null;
  const of = { patientId: task.patient.id, taskId: task.id };
  const changing = { ...of, version: task.version };
  const isOpen = task.status === 'open' || task.status === 'waiting';
  const isPrescriber = work.people.some(({ id, roles }) => id === work.me.id && roles.includes('prescriber'));
  const waits = questions.filter(({ answer }) => answer === null).length;
  const commit = () => {
    if (open === 'ask') ask.mutate({ ...of, question: text });
    if (open === 'move') move.mutate({ ...changing, toOn: day, why: text });
    if (open === 'cancel') cancel.mutate({ ...changing, why: text });
    if (open === 'stop') stop.mutate({ patientId: task.patient.id, why: text });
    if (open === 'done') finish.mutate({ ...changing, words: text });
  };
  return (
    <div {...held} className="flex flex-col gap-2 border-b border-line py-3">
      <div className="flex flex-wrap gap-2">
        <Button size="sm" data-key="h" onClick={() => { setOpen('ask'); }}>Hand back</Button>
        {isOpen && task.act === 'send-report' && email !== null ? <Button size="sm" data-key="s" data-writes="" disabled={send.isPending} onClick={() => { send.mutate({ taskIds: [task.id] }); }}>Send the link by e-mail</Button> : null}
        <ButtonLink size="sm" prefetch={false} data-key={task.act === 'send-report' && email !== null ? undefined : 's'} href={`/patients/${task.patient.id}/reports`}>{task.act === 'send-report' && email !== null ? 'Other ways to send it' : 'Send a report'}</ButtonLink>
        {isOpen && task.assignee === null ? <Button size="sm" onClick={() => { claim.mutate(of); }}>Take it</Button> : null}
      </div>
      <div className="panel-acts">
        {isOpen ? <Button size="sm" look="quiet" onClick={() => { setOpen('done'); }}>Done without a call</Button> : null}
        {isOpen && task.source !== 'flag' ? <Button size="sm" look="quiet" onClick={() => { setOpen('move'); }}>Another day</Button> : null}
        {isOpen && task.source !== 'flag' ? <Button size="sm" look="quiet" onClick={() => { setOpen('cancel'); }}>Cancel</Button> : null}
        {isOpen && task.note !== null && isPrescriber ? <Button size="sm" look="quiet" onClick={() => { setOpen('stop'); }}>Stop the follow-up</Button> : null}
        <Button size="sm" look="quiet" onClick={() => { setBeside('task'); }}>Another task</Button>
        <Button size="sm" look="quiet" onClick={() => { setBeside('handover'); }}>Hand over</Button>
        <Button size="sm" look="quiet" aria-pressed={task.isFollowed} onClick={() => { follow.mutate({ patientId: task.patient.id, follows: !task.isFollowed }); }}>{task.isFollowed ? 'Following' : 'Follow the patient'}</Button>
      </div>
      {isOpen ? (
        <Field label="Who has it" className="panel-owner">
          {(aria) => (
            <GiveTo aria={aria} people={work.people} value={task.assignee?.id ?? task.role} onGive={(to) => { assign.mutate({ taskIds: [task.id], ...to }); }} />
          )}
        </Field>
      ) : null}
      {waits === 0 ? null : <p className="text-xs text-ink-2">{waits === 1 ? 'A question waits' : `${waits} questions wait`} for the prescriber.</p>}
      {open === null ? null : (
        <form key={open} className="flex flex-col gap-2" onSubmit={(event) => { event.preventDefault(); commit(); }}>
          {open === 'move' ? <DayInput required autoFocus label="Day" on={work.on} value={day} onChange={setDay} /> : null}
          <Field label={open === 'ask' ? `Question for ${prescriber?.name ?? 'a prescriber'}` : open === 'done' ? 'What was done' : 'Why'} optional={open === 'done'} hint={HINT[open]}>
            {(aria) => <TextArea {...aria} autoFocus={open !== 'move'} rows={2} required={open !== 'done'} value={text} onChange={(event) => { setText(event.target.value); }} />}
          </Field>
          <div className="flex gap-2">
            <Button size="sm" type="submit">{COMMIT[open]}</Button>
            <Button size="sm" look="quiet" onClick={() => { setOpen(null); }}>Back</Button>
          </div>
        </form>
      )}
      {send.data?.left.map(({ taskId, why }) => <Notice key={taskId} kind="caution" role="status">{why}</Notice>)}
      {beside === 'task' ? <NewTaskDialog work={work} patient={task.patient} onChanged={onChanged} onClose={() => { setBeside(null); }} /> : null}
      {beside === 'handover' ? <HandoverDialog work={work} patient={task.patient} onChanged={onChanged} onClose={() => { setBeside(null); }} /> : null}
      {failed === null ? null : <Notice kind="stop" role="alert">{Object.values(readRefusal(failed).fields)[0] ?? readRefusal(failed).message}</Notice>}
      {task.untilOn === null ? null : <p className="text-xs text-ink-2">Window until <DateText day={task.untilOn} />.</p>}
    </div>
  );
}
