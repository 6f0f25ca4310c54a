'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { EntryLink } from '../entry/entry-link';
import { entryForQuestion } from '../entry/entry';
import { usePatientActed } from '../patient/use-patient-act';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { classNames } from '../ui/class-names';
import { DateText } from '../ui/date-text';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon';
import { Notice } from '../ui/notice';
import { useHeldFocus } from '../ui/use-held-focus';
import { AnswerByChoice, AnswerByNumber, AnswerByTicking, AnswerSpoken } from './question-answers';
import { answerWords } from './question-types';
import type { AnsweredQuestion, Said } from './question-types';
import type { AskedQuestion } from './types';
import { WhoAnswers } from './who-answers';

type QuestionRowProps = {
  readonly patientId: string;
  readonly question: Pick<AskedQuestion, 'fact' | 'question' | 'changes' | 'around' | 'forSafety' | 'covers' | 'choices' | 'answer' | 'opens' | 'unit' | 'askedOn' | 'answeredBefore'>;
  readonly answer: AnsweredQuestion | null;
  readonly optionTitles: Readonly<Record<string, string>>;
  readonly mayAnswer: boolean;
  /** Answered on an earlier day. */
  readonly past?: boolean;
  /** Asked inside an option: the list above keeps the address of the question. */
  readonly inPlace?: boolean;
  /** What it changes was said over the row before. */
  readonly said?: boolean;
  /** What the chart holds of it and whose advice it is, where it is asked for safety. */
  readonly basis?: ReactNode;
};

/** One question: what it changes, answers of equal size; afterwards what was said, by whom, when, and Undo. */
export function QuestionRow({ patientId, question, answer, optionTitles, mayAnswer, past = false, inPlace = false, said = false, basis = null }: QuestionRowProps) {
  const trpc = useTRPC();
  const { acted, redrawing } = usePatientActed();
  const record = useMutation(trpc.questions.answer.mutationOptions({ onSuccess: acted }));
  const withdraw = useMutation(trpc.questions.withdraw.mutationOptions());
  const [undoing, setUndoing] = useState(false);
  const row = useHeldFocus<HTMLLIElement>();
  const busy = record.isPending || redrawing || undoing;
  const failure = record.error ?? withdraw.error;

  const say = (answers: readonly Said[]): void => {
    record.mutate({ patientId, questionId: question.fact, answers: answers.map(({ fact, value, detail = null }) => ({ fact, value, detail })) });
  };
  const undo = async (): Promise<void> => {
    if (answer === null) return;
    setUndoing(true);
    try {
      for (const { confirmationId } of answer.answers) await withdraw.mutateAsync({ patientId, confirmationId });
    } catch {
      // Shown below from the mutation's own state; what was taken back stays taken back.
    } finally {
      setUndoing(false);
      acted();
    }
  };

  return (
    <li {...row} {...(!inPlace && { id: `question-${question.fact}` })} className={classNames('scroll-mt-28 border-t py-2 target:bg-accent-soft', said ? 'border-line' : 'border-line-strong')} aria-busy={busy}>
      {past || said ? null : <p className="pb-1 text-xs text-ink-3">{askedFor(question, optionTitles)}</p>}
      <div className="flex gap-2">
        <Icon name={answer === null ? 'unknown' : signOf(answer)} className="mt-px" />
        <div className="min-w-0 flex-1">
          <p className="text-md text-pretty">{question.question}</p>
          {question.askedOn === null || answer !== null ? null : <p className="text-xs text-ink-3">Asked <DateText day={question.askedOn} />, still unknown then.</p>}
          {question.answeredBefore === undefined || answer !== null ? null : <p className="text-xs text-ink-3">To ask again: {question.answeredBefore}.</p>}
          {basis}
          <div className="mt-1" aria-live="polite">
            {answer !== null ? (
              <p className="text-sm text-ink-2">
                {answerWords(answer.answers, question.choices)}. {past ? 'Asked' : 'Asked today,'} <DateText day={answer.on} />{answer.by === null ? null : ` by ${answer.by}`}.{' '}
                {mayAnswer ? (
                  <button type="button" className="link text-ink-1 print:hidden" disabled={busy} onClick={() => void undo()}>
                    {undoing ? 'Taking back' : 'Undo'}
                  </button>
                ) : null}
              </p>
            ) : mayAnswer ? (
              // Paper takes no answer: it says what is to be asked.
              <div className="print:hidden"><Answers question={question} busy={busy} say={say} /></div>
            ) : (
              <WhoAnswers />
            )}
          </div>
          {failure === null ? null : (
            <Notice kind="stop" role="alert" className="mt-2">
              {readRefusal(failure).message}
              {readRefusal(failure).requestId === null ? null : <span className="block text-xs text-ink-3">Request {readRefusal(failure).requestId}</span>}
            </Notice>
          )}
        </div>
      </div>
    </li>
  );
}

function Answers({ question, busy, say }: { readonly question: QuestionRowProps['question']; readonly busy: boolean; readonly say: (answers: readonly Said[]) => void }) {
  if (question.opens !== null) {
    const entry = entryForQuestion(question.opens);
    return (
      <div className="flex flex-wrap gap-2">
        <EntryLink kind={entry.kind} of={entry.of} size="sm">{entry.kind === 'report' ? 'Ask and enter the answers' : 'Enter it'}</EntryLink>
      </div>
    );
  }
  switch (question.answer) {
    case 'choice':
      return <AnswerByChoice question={question} busy={busy} say={say} />;
    case 'number':
      return <AnswerByNumber question={question} busy={busy} say={say} />;
    case 'yes-no':
      return question.covers.length > 1 ? <AnswerByTicking question={question} busy={busy} say={say} /> : <AnswerSpoken question={question} busy={busy} say={say} />;
    default:
      return <p className="text-xs text-ink-3">Answered by entering the value in the chart.</p>;
  }
}

const FEW = 3;

/** Why it is asked: for safety, or for what an answer would change; without an option it is what the chart shows, or the explanations that it tells apart. */
export function askedFor({ around, forSafety, changes: ids }: Pick<AskedQuestion, 'around' | 'forSafety' | 'changes'>, titles: Readonly<Record<string, string>>): string {
  if (forSafety) return 'For safety';
  if (ids.length === 0 && around.length > 0) return 'For what the chart shows';
  if (ids.length === 0) return 'Tells the explanations apart';
  if (ids.length > FEW) return `Changes: ${ids.length === Object.keys(titles).length ? 'every option' : `${ids.length} options`}`;
  return `Changes: ${ids.map((id) => (titles[id] ?? id).toLowerCase()).join(', ')}`;
}

function signOf(answer: AnsweredQuestion): IconName {
  if (answer.answers.some(({ value }) => value === 'present')) return 'present';
  return answer.answers.every(({ value }) => value === 'absent') ? 'absent' : 'unknown';
}
