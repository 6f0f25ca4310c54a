'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import type { AlertRow, QuestionRow, TaskRow, Worklist } from '@/server/contracts/worklist';
import { useKeptWords } from '../entry/use-kept-words';
import { IdentityLine } from '../patient/identity-line';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { count } from '../ui/days';
import { TextArea } from '../ui/field';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import { SectionHead } from '../ui/section-head';
import { useMinutesSince } from './use-minutes-since';
import { onCallWords, OUTCOME } from './words';

const BOX = 'overflow-clip rounded-3 border border-line bg-surface';
const ROW = 'flex flex-wrap items-start gap-x-6 gap-y-1 border-b border-line px-4 py-2 last:border-b-0';
/** On the columns of the tasks above and below. */
const BESIDE = 'beside-row border-b border-line last:border-b-0';
const MINUTES = 60;

const Patient = ({ patient, href }: { readonly patient: TaskRow['patient']; readonly href: string }) => (
  <span>
    <Link href={href} prefetch={false} data-row="" className="block text-md font-medium hover:underline">{patient.displayName}</Link>
    <span className="block text-xs text-ink-2"><IdentityLine patient={patient} /></span>
  </span>
);

function left(minutes: number): string {
  const whole = Math.abs(minutes);
  const words = whole < MINUTES ? count(whole, 'minute') : `${Math.floor(whole / MINUTES)} h`;
  return minutes < 0 ? `${words} past` : `${words} left`;
}

/** Red-flag answers, above everything else. */
export function AlertRows({ alerts }: { readonly alerts: readonly AlertRow[] }) {
  const passed = useMinutesSince(alerts);
  if (alerts.length === 0) return null;
  return (
    <section aria-labelledby="same-day" className="pb-6">
      <SectionHead id="same-day" title="Same day" note="a prescriber’s assessment clears it" />
      <ul className={BOX}>
        {alerts.map((alert) => (
          <li key={alert.alertId} className={ROW}>
            <Icon name="stop" className="mt-1 text-stop" />
            <div className="min-w-60 flex-1"><Patient patient={alert.patient} href={`/patients/${alert.patient.id}`} /></div>
            <span className="min-w-60 flex-2 text-sm">
              <span className="block font-medium">{alert.title}</span>
              <span className="block text-xs text-ink-2">{onCallWords(alert.onCall)}</span>
              <span className="block text-xs text-ink-2">Answered{alert.answer === null ? null : <> “{alert.answer}”</>} <DateText day={alert.raised.on} /> {alert.raised.at}; {alert.lastContact === null ? 'nobody has been in touch' : `${OUTCOME[alert.lastContact.outcome].toLowerCase()}, ${alert.lastContact.by}`}</span>
            </span>
            <span className="figures text-sm font-medium text-stop">{alert.minutesLeft === null ? 'no term set' : left(alert.minutesLeft - passed)}{alert.due === null ? null : <span className="block text-xs font-text text-ink-2">by {alert.due.at}</span>}</span>
            <Link prefetch={false} href={`/patients/${alert.patient.id}/reports`} className="link text-sm">Answers and contact</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Patients that somebody handed over, with what whoever takes over has to know. */
export function HandoverRows({ rows }: { readonly rows: Worklist['handovers'] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="handed-over" className="pb-6">
      <SectionHead id="handed-over" title="Handed over to you" note="in the last 7 days" />
      <ul className={BOX}>
        {rows.map(({ patients, patient, from, by, line, at }) => (
          <li key={`${at.on} ${at.at} ${line}`} className={BESIDE}>
            {patients === 1 ? <Patient patient={patient} href={`/patients/${patient.id}`} /> : <span className="text-md font-medium">{count(patients, 'patient')}</span>}
            <span className="text-sm"><span className="block">{line}</span><span className="block text-xs text-ink-2">{by}, <DateText day={at.on} /> {at.at}{from === null || from === by ? '' : `; from ${from}`}</span></span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type QuestionsProps = { readonly questions: readonly QuestionRow[]; readonly onChanged: () => void };

/** Questions to be answered, and answers that came back. */
export function QuestionRows({ questions, onChanged }: QuestionsProps) {
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="questions" className="pb-6">
      <SectionHead id="questions" title="Questions and answers" note="between coordinator and prescriber" />
      <ul className={BOX}>{questions.map((question) => <li key={question.id} className={BESIDE}><Question question={question} onChanged={onChanged} /></li>)}</ul>
    </section>
  );
}

function Question({ question, onChanged }: { readonly question: QuestionRow; readonly onChanged: () => void }) {
  const trpc = useTRPC();
  const [text, setText, forgetText] = useKeptWords(`answer ${question.id}`);
  const done = { onSuccess: onChanged };
  const answer = useMutation(trpc.worklist.answer.mutationOptions({ onSuccess: () => { forgetText(); onChanged(); } }));
  const readIt = useMutation(trpc.worklist.readAnswer.mutationOptions(done));
  const of = { patientId: question.patient.id, handBackId: question.id };
  const error = answer.error ?? readIt.error;
  return (
    <>
      <Patient patient={question.patient} href={`/patients/${question.patient.id}`} />
      <div className="flex flex-col gap-1 text-sm">
        <p className="font-medium">{question.question}</p>
        <p className="text-xs text-ink-2">{question.askedBy}, <DateText day={question.asked.on} /> {question.asked.at}{question.to === null ? ', to any prescriber' : `, to ${question.to.name}`}</p>
        <ul className="text-xs text-ink-2">{question.story.map((line) => <li key={line}><Prose>{line}</Prose></li>)}</ul>
        {question.answer === null ? (
          <div className="flex flex-wrap items-end gap-2 print:hidden">
            <TextArea rows={2} aria-label={`Answer about ${question.patient.displayName}`} value={text} onChange={(event) => { setText(event.target.value); }} className="max-w-form" />
            <Button size="sm" disabled={answer.isPending || text.trim() === ''} onClick={() => { answer.mutate({ ...of, answer: text }); }}>Answer</Button>
          </div>
        ) : (
          <div className="flex flex-wrap items-center gap-3">
            <p><b className="font-medium">{question.answer.by}:</b> {question.answer.text}</p>
            <Button size="sm" className="print:hidden" disabled={readIt.isPending} onClick={() => { readIt.mutate(of); }}>Mark as read</Button>
          </div>
        )}
        {error === null ? null : <Notice kind="stop" role="alert">{readRefusal(error).message}</Notice>}
      </div>
    </>
  );
}

export function ToReadRows({ rows }: { readonly rows: Worklist['toRead'] }) {
  return (
    <section aria-labelledby="to-read" className="pb-6">
      <SectionHead id="to-read" title="Reports to read" note="no prescriber has opened the chart since they came" />
      {rows.length === 0 ? <p className="text-sm text-ink-2">Every report of the last four weeks has been opened.</p> : (
        <ul className={BOX}>
          {rows.map(({ patient, reports, since, daysWaiting }) => (
            <li key={patient.id} className={BESIDE}>
              <Patient patient={patient} href={`/patients/${patient.id}`} />
              <span className="text-sm">{count(reports, 'report')} since <DateText day={since} />{daysWaiting === 0 ? '' : `, waits ${count(daysWaiting, 'day')}`}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function UnsignedRows({ rows }: { readonly rows: Worklist['unsigned'] }) {
  return (
    <section aria-labelledby="unsigned" className="pb-6">
      <SectionHead id="unsigned" title="Unsigned notes" note="the oldest first" />
      {rows.length === 0 ? <p className="text-sm text-ink-2">No draft and no co-signature waits.</p> : (
        <ul className={BOX}>
          {rows.map(({ visitId, patient, author, kind, on, daysOld }) => (
            <li key={visitId} className={BESIDE}>
              <Patient patient={patient} href={`/visits/${visitId}`} />
              <span className="text-sm">{kind === 'draft' ? 'Draft' : 'Waits for a co-signature'} of <DateText day={on} />, {author}{daysOld === 0 ? '' : `, ${count(daysOld, 'day')} old`}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
