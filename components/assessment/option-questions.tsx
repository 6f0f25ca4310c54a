'use client';

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useAsking } from './asking';
import { QuestionRow } from './question-row';
import type { OptionId } from './types';

/**
 * What is not known about an option, answered where it stands. The answers are drawn when the option is opened; until then,
 * and without script, the lines lead to the list of questions.
 */
export function OptionQuestions({ option, lines }: { readonly option: OptionId; readonly lines: ReactNode }) {
  const { patientId, rows, optionTitles, mayAnswer } = useAsking();
  const [opened, setOpened] = useState(false);
  const mark = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const row = mark.current?.closest('details');
    if (row === undefined || row === null) return;
    const look = (): void => {
      if (row.open) setOpened(true);
    };
    look();
    row.addEventListener('toggle', look);
    return () => {
      row.removeEventListener('toggle', look);
    };
  }, []);
  const own = rows.filter(({ question }) => question.changes.includes(option));
  if (own.length === 0) return null;
  return (
    <ul ref={mark}>
      {opened ? own.map(({ question, answer }) => <QuestionRow key={question.fact} patientId={patientId} question={question} answer={answer} optionTitles={optionTitles} mayAnswer={mayAnswer} inPlace />) : lines}
    </ul>
  );
}
