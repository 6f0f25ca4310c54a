'use client';

import { createContext, useCallback, useContext, useState } from 'react';
import type { ReactNode } from 'react';
import type { UrgentAsk } from '@/server/contracts/workspace';
import type { AnsweredQuestion } from './question-types';
import type { AskedQuestion, OptionId } from './types';
import { isSettled } from './urgent';

type Given = {
  readonly patientId: string;
  readonly on: string;
  /** What urgent flags want asked; those settled before the page was opened stand in their flag alone. */
  readonly urgent: readonly UrgentAsk[];
  readonly questions: readonly AskedQuestion[];
  readonly answered: readonly AnsweredQuestion[];
  readonly optionTitles: Readonly<Record<string, string>>;
  readonly mayAnswer: boolean;
};
/** A question with what was said to it today; `null` while it stands open. */
export type Row = {
  readonly question: AskedQuestion;
  readonly answer: AnsweredQuestion | null;
  /** It serves an option alone that few charts come to. What was once asked among the others stays there. */
  readonly aside: boolean;
};
type Asking = Given & {
  readonly rows: readonly Row[];
  /** An option was opened whose own questions were set aside. */
  readonly asideOpened: boolean;
  readonly optionOpened: (option: OptionId) => void;
};

const Context = createContext<Asking | null>(null);

/**
 * The questions of a chart, once for every place that asks them. An answered one keeps its place, with who, when and Undo,
 * until the page is opened again.
 */
export function AskingProvider({ children, ...given }: Given & { readonly children: ReactNode }) {
  const { on, urgent, questions, answered } = given;
  const [asked, setAsked] = useState<readonly string[]>(() => urgent.filter((ask) => !isSettled(ask)).map(({ flag }) => flag));
  const raised = urgent.filter((ask) => !isSettled(ask) && !asked.includes(ask.flag));
  if (raised.length > 0) setAsked([...asked, ...raised.map(({ flag }) => flag)]);
  const [seen, setSeen] = useState<readonly AskedQuestion[]>(questions);
  const fresh = questions.filter((question) => !seen.some(({ fact }) => fact === question.fact));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  const today = answered.filter((answer) => answer.on === on);
  const rows = seen.flatMap((known): Row[] => {
    const open = questions.find(({ fact }) => fact === known.fact) ?? null;
    const answer = today.find(({ id }) => id === known.fact) ?? null;
    return open === null && answer === null ? [] : [{ question: open ?? known, answer: open !== null && open.askedOn === null ? null : answer, aside: known.apart !== undefined && (open ?? known).apart !== undefined }];
  });
  const [asideOpened, setAsideOpened] = useState(false);
  const optionOpened = useCallback((option: OptionId): void => { if (seen.some(({ apart }) => apart?.option === option)) setAsideOpened(true); }, [seen]);
  return <Context value={{ ...given, urgent: urgent.filter(({ flag }) => asked.includes(flag)), rows, asideOpened, optionOpened }}>{children}</Context>;
}

export function useAsking(): Asking {
  const asking = useContext(Context);
  if (asking === null) throw new Error('no questions here');
  return asking;
}
