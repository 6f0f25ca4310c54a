import type { AnswerValue } from '../model/chart';

/** How a question is answered: its choices in the order of the form, and the one that declines. */
type Asked = { readonly choices: readonly { readonly value: number | string | null }[]; readonly declined: string | null };

/** How far an answer goes: a score by itself, words by their place on the form, from 1; 0 for nothing said and for declining. */
function reachOf(answer: AnswerValue, { choices, declined }: Asked): number {
  if (answer === null || answer === declined) return 0;
  if (typeof answer === 'number') return answer;
  const said: readonly unknown[] = typeof answer === 'object' ? answer : [answer];
  return Math.max(0, ...said.map((one) => 1 + choices.findIndex(({ value }) => value === one)));
}

/** Whether an answer to a red-flag question says more than every one that was told before it. */
export const isWorse = (answer: AnswerValue, before: readonly AnswerValue[], asked: Asked): boolean => before.every((one) => reachOf(answer, asked) > reachOf(one, asked));
