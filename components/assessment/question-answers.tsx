'use client';

import { lazy, Suspense, useState } from 'react';
import { Button } from '../ui/button';
import { useIdlePart } from '../ui/use-idle-part';
import { AnswerButton, everyFact } from './answer-button';
import type { AnswerProps } from './answer-button';

const loadForms = () => import('./answer-forms');
const NumberForm = lazy(() => loadForms().then((module) => ({ default: module.NumberForm })));

/** One fact, said aloud. */
export function AnswerSpoken({ question, busy, say }: AnswerProps) {
  return (
    <div className="flex flex-wrap gap-2">
      <AnswerButton busy={busy} onClick={() => { say(everyFact(question, 'absent')); }}>No</AnswerButton>
      <AnswerButton busy={busy} onClick={() => { say(everyFact(question, 'present')); }}>Yes</AnswerButton>
      <AnswerButton busy={busy} onClick={() => { say(everyFact(question, 'unknown')); }}>Still unknown</AnswerButton>
    </div>
  );
}

/** Several facts in one breath: none of them, or which. */
export function AnswerByTicking({ question, busy, say }: AnswerProps) {
  const [open, setOpen] = useState(false);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const part = useIdlePart(loadForms, open);
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <AnswerButton busy={busy} onClick={() => { say(everyFact(question, 'absent')); }}>None of these</AnswerButton>
        <Button size="sm" className="text-sm font-text" disabled={busy} aria-expanded={open} onClick={() => { setOpen(!open); }}>Yes, some</Button>
        <AnswerButton busy={busy} onClick={() => { say(everyFact(question, 'unknown')); }}>Still unknown</AnswerButton>
      </div>
      {open && part !== null ? <part.TickedFacts question={question} busy={busy} ticked={ticked} tick={setTicked} say={say} /> : null}
    </>
  );
}

/** One of a few. */
export function AnswerByChoice({ question, busy, say }: AnswerProps) {
  return (
    <div className="flex flex-wrap gap-2">
      {question.choices.map(({ value, label, means }) => (
        <AnswerButton key={value} busy={busy} onClick={() => { say(everyFact(question, means, value)); }}>{label.slice(0, 1).toUpperCase() + label.slice(1)}</AnswerButton>
      ))}
      <AnswerButton busy={busy} onClick={() => { say(everyFact(question, 'unknown')); }}>Still unknown</AnswerButton>
    </div>
  );
}

/** A number; its field is read when a question asks for one. */
export const AnswerByNumber = (props: AnswerProps) => <Suspense><NumberForm {...props} /></Suspense>;
