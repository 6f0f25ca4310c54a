import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import type { AskedQuestion } from './types';

export type GivenAnswer = { readonly confirmationId: string; readonly label: string; readonly value: 'present' | 'absent' | 'unknown'; readonly detail: string | number | null };

/** What is said about one fact. */
export type Said = { readonly fact: string; readonly value: 'present' | 'absent' | 'unknown'; readonly detail?: string | number | null };

/** A question that somebody answered, with all that was said in one breath. */
export type AnsweredQuestion = { readonly id: string; readonly text: string; readonly on: string; readonly by: string | null; readonly answers: readonly GivenAnswer[] };

/** Answers on a worksheet, and what another prescriber is asked, stand there with their own undo. */
const standsElsewhere = (fact: string): boolean => /^item:(naranjo-\d+|who-umc-category|ask-prescriber:.+)$/.test(fact);

/** Answers in the chart, by question and day, the newest first. */
export function answeredQuestions(confirmations: Workspace['chart']['confirmations'], words: readonly Pick<Catalog['questions'][number], 'id' | 'text' | 'facts'>[]): readonly AnsweredQuestion[] {
  const groups = new Map<string, AnsweredQuestion>();
  for (const entry of confirmations.filter(({ fact }) => !standsElsewhere(fact)).sort((a, b) => (a.on > b.on ? -1 : a.on < b.on ? 1 : a.fact < b.fact ? -1 : 1))) {
    const question = words.find(({ facts }) => facts.some(({ key }) => key === entry.fact));
    const label = question?.facts.find(({ key }) => key === entry.fact)?.label ?? entry.fact;
    const id = question?.id ?? entry.fact;
    const key = `${id}|${entry.on}|${entry.by ?? ''}`;
    const group = groups.get(key) ?? { id, text: question?.text ?? label, on: entry.on, by: entry.by, answers: [] };
    groups.set(key, { ...group, answers: [...group.answers, { confirmationId: entry.id, label, value: entry.value, detail: entry.detail }] });
  }
  return [...groups.values()];
}

/** What an answer came to, in one line: `No seizure, fit or epilepsy`. */
export function answerWords(answers: readonly GivenAnswer[], choices: AskedQuestion['choices'] = []): string {
  const detail = (answer: GivenAnswer): string =>
    answer.detail === null ? '' : `: ${choices.find(({ value }) => value === answer.detail)?.label ?? String(answer.detail).replaceAll('-', ' ').replace(':', ', ')}`;
  const part = (value: GivenAnswer['value'], lead: string): string | null => {
    const own = answers.filter((answer) => answer.value === value);
    return own.length === 0 ? null : `${lead}${own.map((answer) => `${answer.label}${detail(answer)}`).join('; ')}`;
  };
  const lines = [part('present', 'Yes: '), part('absent', 'No: '), part('unknown', 'Asked, still unknown: ')].filter((line) => line !== null);
  return lines.join('. ');
}
