'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Fragment, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { TaskDetail, TaskRow, Worklist } from '@/server/contracts/worklist';
import { useActKey } from '../entry/use-act-key';
import { useKeptWords } from '../entry/use-kept-words';
import { IdentityLine } from '../patient/identity-line';
import { Segments } from '../plan/segments';
import { useClinicEvents } from '../shell/clinic-events';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Field, TextArea } from '../ui/field';
import { Fold } from '../ui/fold';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import { useHeldFocus } from '../ui/use-held-focus';
import { DayInput } from './day-input';
import { PanelActs } from './panel-acts';
import { PlanWindow } from './plan-window';
import { TakeBack } from './take-back';
import { CALL, OUTCOME } from './words';

type Outcome = keyof typeof OUTCOME;
type Props = { readonly task: TaskRow; readonly work: Worklist; readonly next: TaskRow | null; readonly onChoose: (row: TaskRow) => void; readonly onClose: () => void; readonly onChanged: () => void };

const OUTCOMES: readonly { readonly value: Outcome; readonly label: string }[] = [
  { value: 'reached', label: 'Reached' }, { value: 'voicemail', label: 'Voicemail' }, { value: 'no-answer', label: 'No answer' }, { value: 'wrong-number', label: 'Wrong no.' }, { value: 'letter', label: 'Letter' },
];

/** What is on the screen while calling: number, plan and window, what was said before; two clicks and typing log it. */
export function OutreachPanel({ task, work, next, onChoose, onClose, onChanged }: Props) {
  const trpc = useTRPC();
  const { data, error, isPending, refetch } = useQuery(trpc.worklist.task.queryOptions({ patientId: task.patient.id, taskId: task.id }, { retry: false, staleTime: 5_000 }));
  const [isLogged, setLogged] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const held = useHeldFocus<HTMLDivElement>();
  const changed = () => {
    onChanged();
    void refetch();
  };
  useClinicEvents((event) => { if (event === null || event.patientId === task.patient.id) void refetch(); });
  // Where it stands above the list it may be out of sight of the row that opened it.
  useEffect(() => {
    const top = panel.current?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > window.innerHeight / 2) panel.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <aside ref={panel} aria-label="Contact" className="outreach rounded-3 border border-line bg-surface px-4 pt-3 print:hidden" onKeyDown={({ key, target, currentTarget }) => { if (key === 'Escape' && target instanceof Node && currentTarget.contains(target)) onClose(); }}>
      <div className="flex items-start gap-3 border-b border-line pb-2">
        <div className="min-w-0 flex-1">
          <Link href={`/patients/${task.patient.id}`} prefetch={false} className="text-md font-strong hover:underline">{task.patient.displayName}</Link>
          <p className="text-xs text-ink-2"><IdentityLine patient={task.patient} /></p>
          <p className="pt-1 text-sm font-medium">{task.what}</p>
        </div>
        <Button size="sm" look="quiet" aria-label="Close" onClick={onClose}><Icon name="close" /></Button>
      </div>
      {isPending ? <p className="py-6 text-sm text-ink-2" role="status">Reading what is known for the call.</p> : null}
      {error === null ? null : <Notice kind="stop" role="alert" className="my-3" acts={<Button size="sm" onClick={() => void refetch()}>Try again</Button>}>{readRefusal(error).message}</Notice>}
      {data === undefined ? null : (
        <>
          <Danger detail={data} />
          <Reaching detail={data} />
          <PlanWindow detail={data} />
          {/* What was pressed goes with what it was in: without a next task to go on to, the focus stays in the contact. */}
          <div {...held}>
            {isOver(data.task) ? <Over task={data.task} next={next} onChoose={onChoose} onChanged={() => { setLogged(false); changed(); }} /> : isLogged ? (
              <Logged task={data.task} next={next} onChoose={onChoose} onAgain={() => { setLogged(false); }} />
            ) : <LogForm detail={data} on={work.on} onLogged={() => { setLogged(true); changed(); }} />}
          </div>
          <PanelActs detail={data} work={work} onChanged={changed} />
          <Before detail={data} />
        </>
      )}
    </aside>
  );
}

/** What must be known before the call: a flag of danger that nobody has settled, calmly where it is an old answer. */
function Danger({ detail: { danger } }: { readonly detail: TaskDetail }) {
  return danger.map(({ id, level, title, around, answered }) => (
    <Notice key={id} kind={level === 'attention' ? 'caution' : 'stop'} className="mt-3">
      <p><b className="font-medium">{level === 'attention' ? 'Left open' : level === 'emergency' ? 'Emergency' : 'Urgent'}: <Prose>{`${title}.`}</Prose></b> {around.map((words) => <Prose key={words}>{words}</Prose>)}</p>
      {answered === null ? null : <p className="text-xs text-ink-2">Answered <DateText day={answered.on} /> by {answered.by}; stays open.</p>}
    </Notice>
  ));
}

function Reaching({ detail: { phone, allergies, noAllergy, handover } }: { readonly detail: TaskDetail }) {
  return (
    <div className="border-b border-line py-2 text-sm">
      {phone === null ? <p><i className="dotted-ring mr-2" aria-hidden="true" />No telephone number is recorded.</p> : <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className="text-md font-medium hover:underline">{phone}</a>}
      <p className="text-xs text-ink-2">Allergies: {allergies.length > 0 ? allergies.join('; ') : noAllergy}</p>
      {handover === null ? null : <p className="pt-1 text-xs text-ink-2">Handed over by {handover.by}, <DateText day={handover.at.on} />: {handover.line}</p>}
    </div>
  );
}

const isOver = ({ status }: TaskRow): boolean => status === 'done' || status === 'cancelled';

const CameOf = ({ children }: { readonly children: ReactNode }) => <div className="flex flex-col gap-3 border-b border-line py-3">{children}</div>;

/** What came of the task, and the way to the one after it. */
function Over({ task, next, onChoose, onChanged }: { readonly task: TaskRow; readonly next: TaskRow | null; readonly onChoose: (row: TaskRow) => void; readonly onChanged: () => void }) {
  return (
    <CameOf>
      <Notice kind={task.status === 'done' ? 'done' : 'plain'} role="status">{task.status === 'done' ? 'Done.' : 'Cancelled.'} {task.reason}</Notice>
      {next === null ? null : <Button data-key="l" autoFocus onClick={() => { onChoose(next); }}>Next: {next.patient.displayName}</Button>}
      <TakeBack task={task} onChanged={onChanged} />
    </CameOf>
  );
}

/** The contact is kept and the task goes on: when, and the way to the one after it. */
function Logged({ task, next, onChoose, onAgain }: { readonly task: TaskRow; readonly next: TaskRow | null; readonly onChoose: (row: TaskRow) => void; readonly onAgain: () => void }) {
  return (
    <CameOf>
      <Notice kind="done" role="status">The contact is logged.{task.status === 'waiting' ? <> The task is back in the list on <DateText day={task.actOn} form="act" />.</> : null}</Notice>
      {next === null ? null : <Button data-key="l" autoFocus onClick={() => { onChoose(next); }}>Next: {next.patient.displayName}</Button>}
      <Button size="sm" className="self-start" onClick={onAgain}>Log another contact</Button>
    </CameOf>
  );
}

function LogForm({ detail: { task, rule, help }, on, onLogged }: { readonly detail: TaskDetail; readonly on: string; readonly onLogged: () => void }) {
  const trpc = useTRPC();
  const idempotencyKey = useActKey();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [words, setWords, forgetWords] = useKeptWords(`contact ${task.id}`);
  const [nextOn, setNextOn] = useState('');
  const log = useMutation(trpc.worklist.log.mutationOptions({ onSuccess: () => { forgetWords(); onLogged(); } }));
  const send = (urgent: 'yes' | 'no' | null) => {
    if (outcome === null || log.isPending) return;
    const given = Object.fromEntries(CALL.map(({ id }) => [id, answers[id] ?? null]));
    log.mutate({ patientId: task.patient.id, taskId: task.id, outcome, answers: callAnswers({ ...given, urgent }), words, nextOn: nextOn === '' ? null : nextOn, idempotencyKey });
  };
  const isReached = outcome === 'reached';
  return (
    <form aria-label="Contact log" className="flex flex-col gap-3 border-b border-line py-3" onSubmit={(event) => { event.preventDefault(); send(isReached ? 'no' : null); }}>
      <div data-key="l" tabIndex={-1}><Segments<string> label="Outcome" value={outcome ?? ''} choices={task.nextStep === 'call' ? OUTCOMES.filter(({ value }) => value !== 'letter') : OUTCOMES} onChange={(value) => { setOutcome(OUTCOMES.find((one) => one.value === value)?.value ?? null); }} bare /></div>
      {isReached ? (
        <div className="call-answers">
          {CALL.map(({ id, label, choices }) => (
            <Fragment key={id}>
              <span aria-hidden="true" className="text-sm">{label}</span>
              <Segments<string> bare label={label} value={answers[id] ?? ''} choices={choices} onChange={(value) => { setAnswers({ ...answers, [id]: value }); }} />
            </Fragment>
          ))}
        </div>
      ) : null}
      {outcome !== null && !isReached ? <DayInput optional label="Next attempt" on={on} hint={<>Left empty: by the clinic’s rule, <DateText day={rule.nextOn} form="act" />; {rule.attempts} attempts, then a letter, then the prescriber</>} value={nextOn} onChange={setNextOn} /> : null}
      <Field label="In the patient’s words, or yours" optional>{(aria) => <TextArea {...aria} data-key="w" rows={2} value={words} onChange={(event) => { setWords(event.target.value); }} />}</Field>
      {log.error === null ? null : <Notice kind="stop" role="alert">{Object.values(readRefusal(log.error).fields)[0] ?? readRefusal(log.error).message}</Notice>}
      {isReached ? <p className="text-xs text-ink-2">Something urgent sends a question to the prescriber with this contact. In immediate danger: {[help.emergency, help.line === null ? null : `${help.name ?? 'crisis line'} ${help.line}`].filter((part) => part !== null).join(', ') || help.wording}</p> : null}
      <div className="log-acts flex flex-wrap items-center justify-end gap-2">
        {outcome === null ? <p className="flex-1 text-xs text-ink-2" role="status">Choose how it went.</p> : null}
        {isReached ? <Button disabled={log.isPending} onClick={() => { send('yes'); }}>Log, something urgent</Button> : null}
        <Button type="submit" look="primary" aria-disabled={outcome === null || log.isPending}>{log.isPending ? 'Saving' : isReached ? 'Log, nothing urgent' : 'Log the contact'}</Button>
      </div>
    </form>
  );
}

const among = <Value extends string>(values: readonly Value[], value: string | null | undefined): Value | null => values.find((one) => one === value) ?? null;

const callAnswers = (given: Readonly<Record<string, string | null>>) => ({
  doses: among(['yes', 'partly', 'no', 'not-sure'], given.doses),
  withdrawal: among(['none', 'mild', 'troublesome', 'severe'], given.withdrawal),
  activation: among(['no', 'yes', 'not-sure'], given.activation),
  mood: among(['better', 'same', 'worse'], given.mood),
  urgent: among(['no', 'yes'], given.urgent),
});

/** Earlier contacts, and what happened to the task. */
function Before({ detail: { contacts, trace } }: { readonly detail: TaskDetail }) {
  return (
    <div className="flex flex-col gap-2 py-3 text-sm">
      <h3 className="text-sm font-medium">Contacts before</h3>
      {contacts.length === 0 ? <p className="text-xs text-ink-2">None was logged.</p> : (
        <ul className="flex flex-col gap-1 text-xs text-ink-2">
          {contacts.slice(0, 5).map((contact) => <li key={contact.id}><DateText day={contact.on} /> {contact.at}: {OUTCOME[contact.outcome]}, {contact.by}{contact.words === null ? null : <>; <span className="font-voice">“{contact.words}”</span></>}</li>)}
        </ul>
      )}
      <Fold summary="What happened to this task">
        <ul className="pt-1 text-xs text-ink-2">{trace.map(({ what, from, to, why, by, at }, place) => <li key={place}><DateText day={at.on} /> {at.at}: {what}{from === null || to === null ? '' : ` from ${from} to ${to}`}, {by}{why === null ? '' : `; ${why}`}</li>)}</ul>
      </Fold>
    </div>
  );
}
