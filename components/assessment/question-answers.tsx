'use client';

import { useId, useState } from 'react';
import { Button } from '../ui/button';
import { Checkbox, FieldError, TextInput } from '../ui/field';
import type { Said } from './question-types';
import type { AskedQuestion } from './types';

type AnswerProps = {
  readonly question: Pick<AskedQuestion, 'covers' | 'choices' | 'unit' | 'question'>;
  readonly busy: boolean;
  readonly say: (answers: readonly Said[]) => void;
};

/** All answers of a question have one size: none of them is the expected one. */
function AnswerButton({ children, busy, onClick }: { readonly children: string; readonly busy: boolean; readonly onClick: () => void }) {
  return (
    <Button size="sm" className="min-w-14 text-sm font-text" disabled={busy} onClick={onClick}>
      {children}
    </Button>
  );
}

const everyFact = (question: AnswerProps['question'], value: Said['value'], detail: Said['detail'] = null): readonly Said[] =>
  question.covers.map(({ fact }) => ({ fact, value, detail }));

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
  const toggle = (fact: string): void => {
    setTicked(ticked.includes(fact) ? ticked.filter((other) => other !== fact) : [...ticked, fact]);
  };
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <AnswerButton busy={busy} onClick={() => { say(everyFact(question, 'absent')); }}>None of these</AnswerButton>
        <Button size="sm" className="text-sm font-text" disabled={busy} aria-expanded={open} onClick={() => { setOpen(!open); }}>Yes, some</Button>
        <AnswerButton busy={busy} onClick={() => { say(everyFact(question, 'unknown')); }}>Still unknown</AnswerButton>
      </div>
      {open ? (
        <fieldset disabled={busy} className="mt-2">
          <legend className="text-xs text-ink-3">Tick what applies; the others are recorded as “no”.</legend>
          {question.covers.map(({ fact, label }) => (
            <Checkbox key={fact} checked={ticked.includes(fact)} onChange={() => { toggle(fact); }}>{label}</Checkbox>
          ))}
          <Button
            size="sm"
            className="mt-1 text-sm"
            disabled={busy || ticked.length === 0}
            onClick={() => { say(question.covers.map(({ fact }) => ({ fact, value: ticked.includes(fact) ? 'present' : 'absent' }))); }}
          >
            Record
          </Button>
        </fieldset>
      ) : null}
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

const WHOLE = /^\d{1,5}$/;

/** A number, typed as text; empty is not given and never zero. */
export function AnswerByNumber({ question, busy, say }: AnswerProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const record = (): void => {
    const typed = text.trim();
    if (!WHOLE.test(typed)) {
      setWrong(true);
      return;
    }
    setWrong(false);
    say(everyFact(question, 'present', Number(typed)));
  };
  return (
    <form
      className="flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        record();
      }}
    >
      <div>
        <TextInput
          className="w-36"
          inputMode="numeric"
          aria-label={question.question}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? id : undefined}
          value={text}
          onChange={(event) => { setText(event.target.value); }}
          {...(question.unit !== null && { unit: question.unit })}
        />
        {wrong ? <FieldError id={id}>A whole number is needed.</FieldError> : null}
      </div>
      <Button type="submit" size="sm" className="text-sm font-text" disabled={busy}>Record</Button>
      <AnswerButton busy={busy} onClick={() => { say(everyFact(question, 'unknown')); }}>Still unknown</AnswerButton>
    </form>
  );
}
