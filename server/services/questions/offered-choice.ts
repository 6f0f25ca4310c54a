import { assess } from '@/server/clinical/assess';
import { readChoice } from '@/server/clinical/facts/named-choice';
import type { Chart } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { QuestionContent } from '@/server/clinical/model/question-content';
import { loadKnowledge } from '@/server/knowledge/load';

type Choice = QuestionContent['choices'][number];

/** The choice of a question that an answer takes; one that names a medicine is among those that the question offers on this chart today. */
export function offeredChoice({ id, choices }: Pick<QuestionContent, 'id' | 'choices'>, detail: string, { chart, on }: { readonly chart: Chart; readonly on: LocalDate }): Choice | undefined {
  const { value, drug } = readChoice(detail);
  const choice = choices.find((offered) => offered.value === value);
  if (drug === null || choice === undefined) return choice;
  const asked = assess(chart, loadKnowledge(), on).questions.find(({ fact }) => fact === id);
  return asked?.choices.some((offered) => offered.value === detail) === true ? choice : undefined;
}

/** Whether an answer that names a medicine comes after another one of today, which may have taken the medicine from what is offered. */
export const isAnsweredSince = ({ facts }: Pick<QuestionContent, 'facts'>, detail: string, { chart, on }: { readonly chart: Chart; readonly on: LocalDate }): boolean =>
  readChoice(detail).drug !== null && chart.confirmations.some((said) => said.on === on && facts.some(({ key }) => key === said.fact));
