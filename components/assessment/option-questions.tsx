'use client';

import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useOpened } from '../ui/use-opened';
import { useAsking } from './asking';
import { QuestionRow } from './question-row';
import type { OptionId } from './types';

/**
 * What is not known about an option, answered where it stands. The answers are drawn when the option is opened; until then,
 * and without script, the lines lead to the list of questions.
 */
export function OptionQuestions({ option, lines }: { readonly option: OptionId; readonly lines: ReactNode }) {
  const { patientId, rows, optionTitles, mayAnswer, optionOpened } = useAsking();
  const mark = useRef<HTMLUListElement>(null);
  const opened = useOpened(mark);
  useEffect(() => { if (opened) optionOpened(option); }, [opened, option, optionOpened]);
  const own = rows.filter(({ question }) => question.changes.includes(option));
  if (own.length === 0) return null;
  return (
    <ul ref={mark}>
      {opened ? own.map(({ question, answer }) => <QuestionRow key={question.fact} patientId={patientId} question={question} answer={answer} optionTitles={optionTitles} mayAnswer={mayAnswer} inPlace />) : lines}
    </ul>
  );
}
