'use client';

import { createContext, useContext, useState } from 'react';
import type { ReactNode } from 'react';
import type { AnsweredQuestion } from './question-types';
import type { AskedQuestion } from './types';

type Given = {
  readonly patientId: string;
  readonly on: string;
  readonly questions: readonly AskedQuestion[];
  readonly answered: readonly AnsweredQuestion[];
  readonly optionTitles: Readonly<Record<string, string>>;
  readonly mayAnswer: boolean;
};
/** A question with what was said to it today; `null` while it stands open. */
type Row = { readonly question: AskedQuestion; readonly answer: AnsweredQuestion | null };
type Asking = Given & { readonly rows: readonly Row[] };

const Context = createContext<Asking | null>(null);

/**
 * The questions of a chart, once for every place that asks them. An answered one keeps its place, with who, when and Undo,
 * until the page is opened again.
 */
export function AskingProvider({ children, ...given }: Given & { readonly children: ReactNode }) {
  const { on, questions, answered } = given;
  const [seen, setSeen] = useState<readonly AskedQuestion[]>(questions);
  const fresh = questions.filter((question) => !seen.some(({ fact }) => fact === question.fact));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  const today = answered.filter((answer) => answer.on === on);
  const rows = seen.flatMap((known): Row[] => {
    const open = questions.find(({ fact }) => fact === known.fact) ?? null;
    const answer = today.find(({ id }) => id === known.fact) ?? null;
    return open === null && answer === null ? [] : [{ question: open ?? known, answer: open !== null && open.askedOn === null ? null : answer }];
  });
  return <Context value={{ ...given, rows }}>{children}</Context>;
}

export function useAsking(): Asking {
  const asking = useContext(Context);
  if (asking === null) throw new Error('no questions here');
  return asking;
}
