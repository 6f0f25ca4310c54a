'use client';

import { useId, useState } from 'react';
import { Button } from '../ui/button';
import { Checkbox, FieldError, TextInput } from '../ui/field';
import { AnswerButton, everyFact } from './answer-button';
import type { AnswerProps } from './answer-button';

type TickedFactsProps = AnswerProps & { readonly ticked: readonly string[]; readonly tick: (facts: readonly string[]) => void };

/** Which of several facts apply. */
export function TickedFacts({ question, busy, ticked, tick, say }: TickedFactsProps) {
  const toggle = (fact: string): void => {
    tick(ticked.includes(fact) ? ticked.filter((other) => other !== fact) : [...ticked, fact]);
  };
  return (
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
  );
}

const WHOLE = /^\d{1,5}$/;

/** A number, typed as text; empty is not given and never zero. */
export function NumberForm({ question, busy, say }: AnswerProps) {
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
